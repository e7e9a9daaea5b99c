// Every route × everybody of the cast, against a table written down by hand; and what is secret is not even there.
import { expect } from 'chai';
import type { Response } from 'supertest';
import { openPoll } from '../../server/features/meetings/index.ts';
import { addCoMover, numberText } from '../../server/features/motions/index.ts';
import { appOfSuite } from '../support/app.ts';
import { beginProposal } from '../../server/features/proposals/index.ts';
import { addressOf, type MeetingThere, type MotionThere, type ProposalThere } from '../support/addresses.ts';
import { everybody } from '../support/cast.ts';
import { acting, done, heldMeeting, preparedPoll } from '../support/held-meeting.ts';
import { changeOfBylaws, draftedMotion, ekdalJoins, submittedMotion } from '../support/motions.ts';
import { expectPage, expectRedirect } from '../support/page.ts';
import { doing, drafted } from '../support/rounds.ts';

/**
 * One letter for each who asks, in this order: a stranger, then at Granby secretary, chair, board member, delegate and
 * member's official, then the secretary of another förbund and the network's office.
 * Y may · S is asked to sign in · F is told that the role does not allow it · N is told that there is nothing there
 */
const table: Readonly<Record<string, string>> = {
  'GET /': 'Y YYYYY YY',
  'GET /om': 'Y YYYYY YY',
  'GET /tillganglighet': 'Y YYYYY YY',
  'GET /integritet': 'Y YYYYY YY',
  'POST /sprak': 'Y YYYYY YY',
  'GET /jamfor': 'Y YYYYY YY',
  'POST /jamfor': 'Y YYYYY YY',
  'GET /jamfor/word': 'Y YYYYY YY',
  'POST /jamfor/word': 'Y YYYYY YY',
  'GET /jamfor/pdf': 'Y YYYYY YY',
  'POST /jamfor/pdf': 'Y YYYYY YY',
  'GET /amnen': 'Y YYYYY YY',
  'GET /amnen/:topic': 'Y YYYYY YY',
  'GET /amnen/liknande': 'Y YYYYY YY',
  'GET /amnen/kontroll': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/amnen': 'Y YYYYY YY',
  'POST /forbund/:slug/forbundsordning/amnen': 'S YFFFF FF',
  'GET /forbund': 'Y YYYYY YY',
  'GET /medlemmar': 'Y YYYYY YY',
  'GET /forbund/ny': 'S YFFFF YY',
  'POST /forbund/ny': 'S YFFFF YY',
  'GET /forbund/:slug': 'Y YYYYY YY',
  'GET /natverk/:slug': 'Y YYYYY YY',
  'GET /medlemmar/:slug': 'Y YYYYY YY',
  'GET /medlemmar/:slug/uppgifter': 'S FFFFF FY',
  'POST /medlemmar/:slug/namn': 'S FFFFF FY',
  'POST /medlemmar/:slug/uppgifter': 'S FFFFF FY',
  'GET /forbund/:slug/medlemmar': 'S YFFFF FF',
  'POST /forbund/:slug/medlemmar': 'S YFFFF FF',
  'GET /forbund/:slug/medlemmar/:id': 'S YFFFF FF',
  'POST /forbund/:slug/medlemmar/:id': 'S YFFFF FF',
  'GET /forbund/:slug/uppgifter': 'S YFFFF FF',
  'POST /forbund/:slug/uppgifter': 'S YFFFF FF',
  'POST /forbund/:slug/namn': 'S YFFFF FF',
  'POST /forbund/:slug/sammanslagningar': 'S YFFFF FF',
  'GET /forbund/:slug/handelser': 'Y YYYYY YY',
  'GET /forbund/:slug/platser': 'S YFFFF FF',
  'POST /forbund/:slug/platser': 'S YFFFF FF',
  'GET /forbund/:slug/andelar': 'S YFFFF FF',
  'POST /forbund/:slug/andelar': 'S YFFFF FF',
  'GET /forbund/:slug/uttrade': 'S YFFFF FF',
  'POST /forbund/:slug/uttrade': 'S YFFFF FF',
  'POST /forbund/:slug/uttrade/:id/atertagande': 'S YFFFF FF',
  'POST /forbund/:slug/bildande': 'S YFFFF FF',
  'GET /forbund/:slug/anslutning': 'S YFFFF FF',
  'POST /forbund/:slug/anslutning': 'S YFFFF FF',
  'GET /natverk/:slug/medlemmar': 'S FFFFF FY',
  'POST /natverk/:slug/medlemmar': 'S FFFFF FY',
  'GET /natverk/:slug/medlemmar/:id': 'S FFFFF FY',
  'POST /natverk/:slug/medlemmar/:id': 'S FFFFF FY',
  'GET /natverk/:slug/uppgifter': 'S FFFFF FY',
  'POST /natverk/:slug/uppgifter': 'S FFFFF FY',
  'POST /natverk/:slug/namn': 'S FFFFF FY',
  'POST /natverk/:slug/sammanslagningar': 'S FFFFF FY',
  'GET /forbund/:slug/forbundsordning': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/lydelser/:sequence': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/lydelser/:sequence/original': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/lydelser/:sequence/handling': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/kontroll': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/historik': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/historik/:anchor': 'Y YYYYY YY',
  'POST /forbund/:slug/forbundsordning/lydelser/:sequence/tveksamt': 'S YFFFF FF',
  'GET /forbund/:slug/forbundsordning/inlasning': 'S YFFFF FF',
  'POST /forbund/:slug/forbundsordning/inlasning': 'S YFFFF FF',
  'GET /forbund/:slug/forbundsordning/inlasning/:id': 'N YYNNN NN',
  'POST /forbund/:slug/forbundsordning/inlasning/:id': 'S YNNNN NN',
  'GET /forbund/:slug/forbundsordning/inlasning/:id/handling': 'N YYNNN NN',
  'POST /forbund/:slug/forbundsordning/inlasning/:id/forslag': 'S YNNNN NN',
  'POST /forbund/:slug/forbundsordning/inlasning/:id/kassering': 'S YNNNN NN',
  'GET /forbund/:slug/forbundsordning/lydelser/:sequence/rattelse': 'S YYYFF FF',
  'POST /forbund/:slug/forbundsordning/lydelser/:sequence/rattelse': 'S YFFFF FF',
  'GET /forbund/:slug/forbundsordning/lydelser/:sequence/rattelse/:id': 'S NNNFF FF',
  'POST /forbund/:slug/forbundsordning/lydelser/:sequence/rattelse/:id/bekraftelse': 'S NNNFF FF',
  'POST /forbund/:slug/forbundsordning/lydelser/:sequence/rattelse/:id/avslag': 'S NNNFF FF',
  'GET /natverk/:slug/stadgar/lydelser/:sequence/rattelse': 'S FFFFF FY',
  'POST /natverk/:slug/stadgar/lydelser/:sequence/rattelse': 'S FFFFF FY',
  'GET /natverk/:slug/stadgar/lydelser/:sequence/rattelse/:id': 'S FFFFF FN',
  'POST /natverk/:slug/stadgar/lydelser/:sequence/rattelse/:id/bekraftelse': 'S FFFFF FN',
  'POST /natverk/:slug/stadgar/lydelser/:sequence/rattelse/:id/avslag': 'S FFFFF FN',
  'GET /natverk/:slug/stadgar': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/lydelser/:sequence': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/lydelser/:sequence/original': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/lydelser/:sequence/handling': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/historik': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/historik/:anchor': 'Y YYYYY YY',
  'POST /natverk/:slug/stadgar/lydelser/:sequence/tveksamt': 'S FFFFF FY',
  'GET /natverk/:slug/stadgar/inlasning': 'S FFFFF FY',
  'POST /natverk/:slug/stadgar/inlasning': 'S FFFFF FY',
  'GET /natverk/:slug/stadgar/inlasning/:id': 'N NNNNN NY',
  'POST /natverk/:slug/stadgar/inlasning/:id': 'S NNNNN NY',
  'GET /natverk/:slug/stadgar/inlasning/:id/handling': 'N NNNNN NY',
  'POST /natverk/:slug/stadgar/inlasning/:id/forslag': 'S NNNNN NY',
  'POST /natverk/:slug/stadgar/inlasning/:id/kassering': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag': 'Y YYYYY YY',
  'GET /natverk/:slug/stadgar/forslag': 'Y YYYYY YY',
  'GET /forbund/:slug/forbundsordning/forslag/nytt': 'S YFFFF FF',
  'GET /natverk/:slug/stadgar/forslag/nytt': 'S FFFFF FY',
  'POST /forbund/:slug/forbundsordning/forslag/nytt': 'S YFFFF FF',
  'POST /natverk/:slug/stadgar/forslag/nytt': 'S FFFFF FY',
  'GET /forbund/:slug/forbundsordning/forslag/:id': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id': 'N NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/jamforelse/word': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/jamforelse/word': 'N NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/jamforelse/pdf': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/jamforelse/pdf': 'N NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/kontroll': 'N YYYNN NN',
  // The law's list is of förbundsordningar.
  'GET /natverk/:slug/stadgar/forslag/:id/kontroll': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/villkor': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/villkor': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/villkor': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/villkor': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/foljder': 'N YNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/foljder': 'S YNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/ombasering': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/ombasering': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/ombasering': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/ombasering': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/text': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/text': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/text': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/text': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/text/namn': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/text/namn': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/text/namn': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/text/namn': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/text/ny': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/text/ny': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/text/ny': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/text/ny': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/text/:clause': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/text/:clause': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/text/:clause': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/text/:clause': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/text/:clause/nummer': 'N YNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/text/:clause/nummer': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/text/:clause/nummer': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/text/:clause/nummer': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/samrad': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/samrad': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/oppnande': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/oppnande': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/avslutning': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/avslutning': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/kontakter': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/kontakter': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/synpunkter': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/synpunkter': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/fil': 'S YNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/samrad/svar': 'S YNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/fil': 'S NNNNN NY',
  'POST /natverk/:slug/stadgar/forslag/:id/samrad/svar': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/styrelsebeslut': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/styrelsebeslut': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/styrelsebeslut': 'S YYNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/styrelsebeslut': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/utskick': 'N YYNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/utskick': 'N NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/utskick': 'S YYNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/utskick': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/revidering': 'S YYNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/revidering': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/aterkallelse': 'S YYNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/aterkallelse': 'S NNNNN NY',
  'POST /forbund/:slug/forbundsordning/forslag/:id/forfall': 'S YYNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/forfall': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/antagande': 'N NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/antagande': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/bilagor/:attachment': 'S NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/bilagor/:attachment': 'S NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/antagande/:member': 'S NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/antagande/:member': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/antagande/:member': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/antagande/:member': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/antagande/:member/fraga': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/antagande/:member/fraga': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/antagande/:member/atertagande': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/antagande/:member/atertagande': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/antagande/:member/underskrift': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/antagande/:member/underskrift': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/antagande/:member/underskrift/atertagande': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/antagande/:member/underskrift/atertagande': 'S NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/missiv/:member.pdf': 'N YYYNN NN',
  // A network's bylaws are adopted by its meeting: no member is written to.
  'GET /natverk/:slug/stadgar/forslag/:id/missiv/:member.pdf': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/styrelseunderlag.pdf': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/styrelseunderlag.pdf': 'N NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/missiv/:member.docx': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/missiv/:member.docx': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/styrelseunderlag.docx': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/styrelseunderlag.docx': 'N NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/missiv/:member.txt': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/missiv/:member.txt': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/styrelseunderlag.txt': 'N YYYNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/styrelseunderlag.txt': 'N NNNNN NY',
  // It has been sent to nobody yet.
  'GET /forbund/:slug/forbundsordning/forslag/:id/handling': 'N NNNNN NN',
  'GET /forbund/:slug/forbundsordning/forslag/:id/samrad/:samrad/handling': 'N NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/handling': 'N NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/samrad/:samrad/handling': 'N NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/paminnelse/:member': 'S YYFNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/paminnelse/:member': 'S NNNNN NY',
  'GET /forbund/:slug/forbundsordning/forslag/:id/bekraftelse': 'N NNNNN NN',
  'GET /natverk/:slug/stadgar/forslag/:id/bekraftelse': 'N NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/bekraftelse': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/bekraftelse': 'S NNNNN NN',
  'POST /forbund/:slug/forbundsordning/forslag/:id/bekraftelse/underskrifter': 'S NNNNN NN',
  'POST /natverk/:slug/stadgar/forslag/:id/bekraftelse/underskrifter': 'S NNNNN NN',
  'GET /natverk/:slug/regler': 'Y YYYYY YY',
  'POST /natverk/:slug/regler': 'S FFFFF FY',
  'GET /motioner': 'Y YYYYY YY',
  'GET /motioner/ny': 'S YFFFF YY',
  'POST /motioner/ny': 'S YFFFF YY',
  'GET /motioner/utkast/:id': 'N YYYNN NN',
  'POST /motioner/utkast/:id': 'S YNNNN NN',
  'POST /motioner/utkast/:id/sammanfogning': 'S YNNNN NN',
  'GET /motioner/utkast/:id/citat': 'N YNNNN NN',
  // Nothing was picked: whoever may quote is told so.
  'POST /motioner/utkast/:id/citat': 'S NNNNN NN',
  'GET /motioner/utkast/:id/stadgeandring/:sats': 'N YNNNN NN',
  'POST /motioner/utkast/:id/stadgeandring/:sats': 'S YNNNN NN',
  'GET /motioner/utkast/:id/inlamning': 'N YYYNN NN',
  'POST /motioner/utkast/:id/inlamning': 'S YNNNN NN',
  'POST /motioner/utkast/:id/styrelsebeslut': 'S YYNNN NN',
  'POST /motioner/utkast/:id/medmotionarer': 'S YNNNN NN',
  'GET /motioner/utkast/:id/medmotionarer/:slug': 'N NNNNN YN',
  'POST /motioner/utkast/:id/medmotionarer/:slug': 'S NNNNN YN',
  'POST /motioner/utkast/:id/kassering': 'S YNNNN NN',
  'GET /motioner/utkast/:id/handling': 'N YYYNN NN',
  'GET /motioner/:nummer': 'Y YYYYY YY',
  'GET /motioner/:nummer/handling': 'Y YYYYY YY',
  'POST /motioner/:nummer/registrering': 'S FFFFF FY',
  'POST /motioner/:nummer/provning': 'S FFFFF FY',
  'POST /motioner/:nummer/beredning': 'S FFFFF FY',
  'GET /motioner/:nummer/yttrande': 'S FFFFF FY',
  'POST /motioner/:nummer/yttrande': 'S FFFFF FY',
  'POST /motioner/:nummer/uppfoljning': 'S FFFFF FY',
  'GET /motioner/:nummer/stadgeandring/:sats': 'Y YYYYY YY',
  'POST /motioner/:nummer/stadgeandring/:sats': 'S FFFFF FY',
  'POST /motioner/:nummer/avslutning': 'S FFFFF FY',
  'GET /motioner/:nummer/aterkallelse': 'S YYFFF FF',
  'POST /motioner/:nummer/aterkallelse': 'S YYFFF FF',
  'GET /moten': 'Y YYYYY YY',
  'GET /moten/nytt': 'S FFFFF FY',
  'POST /moten/nytt': 'S FFFFF FY',
  'GET /moten/:mote': 'Y YYYYY YY',
  'GET /moten/:mote/uppgifter': 'S FFFFF FY',
  'POST /moten/:mote/uppgifter': 'S FFFFF FY',
  'POST /moten/:mote/kallelse': 'S FFFFF FY',
  'GET /moten/:mote/dagordning': 'S FFFFF FY',
  'POST /moten/:mote/dagordning': 'S FFFFF FY',
  'POST /moten/:mote/dagordning/motioner': 'S FFFFF FY',
  // There is no item with the poll's id: whoever may is told so.
  'POST /moten/:mote/dagordning/:id': 'S FFFFF FY',
  'GET /moten/:mote/funktionarer': 'S FFFFF FY',
  'POST /moten/:mote/funktionarer': 'S FFFFF FY',
  'POST /moten/:mote/funktionarer/entledigande': 'S FFFFF FY',
  'GET /moten/:mote/ombud': 'S YYFFF YY',
  'POST /moten/:mote/ombud': 'S YYFFF YY',
  'POST /moten/:mote/ombud/lank': 'S YYFFF YY',
  // The delegate of the cast has no mandate at this meeting, and is told so.
  'POST /moten/:mote/ombud/avsagelse': 'S FFFYF FF',
  'GET /moten/:mote/rostlangd': 'S FFFFF FY',
  'POST /moten/:mote/rostlangd': 'S FFFFF FY',
  'GET /moten/:mote/ledning': 'S FFFFF FY',
  'POST /moten/:mote/yrkanden': 'S FFFFF FY',
  // There is no yrkande with the poll's id.
  'POST /moten/:mote/yrkanden/:id/atertagande': 'S FFFFF FN',
  'POST /moten/:mote/beslut': 'S FFFFF FY',
  'POST /moten/:mote/omrostningar': 'S FFFFF FY',
  'GET /omrostningar/:id': 'Y YYYYY YY',
  'POST /omrostningar/:id/lydelse': 'S FFFFF FY',
  'POST /omrostningar/:id/oppnande': 'S FFFFF FY',
  'GET /moten/:mote/rosta': 'S FFFYF FF',
  'GET /moten/:mote/rosta/lage': 'Y YYYYY YY',
  // The delegate's empty ballot is refused; nobody else's role lets them cast one.
  'POST /omrostningar/:id/rost': 'S FFFYF FF',
  // Whether somebody counts votes at this meeting is for the meeting to say.
  'POST /omrostningar/:id/faststallande': 'S FFFFF FY',
  'POST /omrostningar/:id/utslagsrost': 'S FFFFF FY',
  'POST /omrostningar/:id/avslut': 'S FFFFF FY',
  'POST /omrostningar/:id/omtagning': 'S FFFFF FY',
  'GET /moten/:mote/protokoll': 'N NNNNN NY',
  'GET /moten/:mote/protokoll/handling': 'N NNNNN NY',
  'GET /moten/:mote/justering': 'S FFFFF FF',
  'POST /moten/:mote/justering': 'S YYYYY YY',
  'POST /moten/:mote/ajournering': 'S FFFFF FY',
  'POST /moten/:mote/oppnande': 'S FFFFF FY',
  'POST /moten/:mote/avslutning': 'S FFFFF FY',
  'GET /forbund/:slug/utkorg': 'N YYNNN NN',
  'GET /natverk/:slug/utkorg': 'N NNNNN NY',
  // There is no letter with that name.
  'GET /forbund/:slug/utkorg/:brev': 'N NNNNN NN',
  'POST /forbund/:slug/utkorg/:brev/omsandning': 'S NNNNN NN',
  'POST /forbund/:slug/utkorg/:brev/handpost': 'S NNNNN NN',
  'POST /forbund/:slug/utkorg/:brev/avsandning': 'S NNNNN NN',
  'POST /forbund/:slug/utkorg/:brev/lankavslut': 'S NNNNN NN',
  'GET /natverk/:slug/utkorg/:brev': 'N NNNNN NN',
  'POST /natverk/:slug/utkorg/:brev/omsandning': 'S NNNNN NN',
  'POST /natverk/:slug/utkorg/:brev/handpost': 'S NNNNN NN',
  'POST /natverk/:slug/utkorg/:brev/avsandning': 'S NNNNN NN',
  'POST /natverk/:slug/utkorg/:brev/lankavslut': 'S NNNNN NN',
  // Nobody made that link.
  'GET /ingang/:token': 'N NNNNN NN',
  'POST /ingang/:token': 'N NNNNN NN',
  'POST /konto/lankar': 'S NNNNN NN',
  'GET /verifiera': 'Y YYYYY YY',
  'POST /verifiera': 'Y YYYYY YY',
  'GET /verifiera/rot.pem': 'Y YYYYY YY',
  'GET /logga-in': 'Y YYYYY YY',
  'POST /logga-in': 'Y YYYYY YY',
  'GET /konto': 'S YYYYY YY',
  'GET /vantar': 'S YYYYY YY',
  'GET /konto/losenord/:token': 'Y YYYYY YY',
  'POST /konto/losenord/:token': 'Y YYYYY YY',
  // Last: it ends the sessions.
  'POST /logga-ut': 'Y YYYYY YY',
};

function told(response: Response): string {
  const isSentToSignIn =
    response.status === 303 && String(response.headers['location']).startsWith('/logga-in');
  if (isSentToSignIn || response.status === 401) return 'S';
  expect(response.status, response.text).to.be.below(500);
  return { 403: 'F', 404: 'N' }[response.status] ?? 'Y';
}

describe('permissions of the routes', () => {
  const open = appOfSuite();
  // The root certificate is there from the first start of the program.
  before(() => open().house.worker.begin());
  let meeting: MeetingThere;
  before(async () => {
    const held = await heldMeeting(open().house, open().world, 2);
    const poll = await preparedPoll(open().house, held);
    const opened = await acting(open().house, held.office, (desk) => openPoll(desk, poll));
    meeting = { slug: held.meeting.slug, pollId: done(opened).id };
  });

  let motion: MotionThere;
  before(async () => {
    const { house, world } = open();
    await ekdalJoins(house, world);
    const draft = await draftedMotion(house, world);
    await acting(house, null, (desk) => addCoMover(desk, draft, world.ekdal.id));
    const amendment = await changeOfBylaws(
      house.desk(house.engine.read, null),
      ...([world, 'p3', 'Nätverket har sitt säte i Ekdal.'] as const),
    );
    const clauses = [{ id: 'andring', text: 'att 3 § ändras', amendment }];
    const sent = await submittedMotion(house, world, { clauses });
    motion = {
      draftId: draft.id,
      clauseId: draft.content.clauses[0]?.id ?? '',
      number: numberText(world.network.slug, sent),
    };
  });

  let proposal: ProposalThere;
  before(async () => {
    const { world } = open();
    const { id } = await drafted(open());
    const bylaws = await doing(open(), (desk) =>
      beginProposal(desk, world.network, {
        ...{ kind: 'bylaws', heading: 'Ändrade stadgar', adoptedAs: 'whole', text: null },
        forceRule: { kind: 'whenAdopted', earliest: null },
        effects: { joins: [], leaves: [], seats: [], shares: [] },
      }),
    );
    proposal = { id, networkId: done(bylaws).id, member: 'granbys-kommun' };
  });

  it('are all in the table', () => {
    const routes = open().app.routes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(table).toSorted()).to.deep.equal(routes.toSorted());
  });

  for (const [route, expected] of Object.entries(table)) {
    it(route, async () => {
      const [method, pattern = ''] = route.split(' ');
      const address = addressOf(pattern, open().world, meeting, motion, proposal);
      const visitors = [open().stranger, ...(await Promise.all(everybody.map((who) => open().as(who))))];
      const letters: string[] = [];
      for (const visitor of visitors) {
        letters.push(told(await (method === 'GET' ? visitor.get(address) : visitor.post(address))));
      }
      expect(letters.join('')).to.equal(expected.replaceAll(' ', ''));
    });
  }
});

describe('what is secret', () => {
  const open = appOfSuite();

  it('answers exactly as what does not exist', async () => {
    const { world } = open();
    const there = addressOf('/forbund/:slug/forbundsordning/inlasning/:id', world);
    const visitors = [open().stranger, await open().as('delegate'), await open().as('otherSecretary')];
    for (const visitor of visitors) {
      const [secret, nothing] = [
        await visitor.get(there),
        await visitor.get(there.replace(world.draftId, 'ingenting')),
      ];
      expectPage(secret, 404);
      expect(secret.text.replaceAll(world.draftId, 'ingenting')).to.equal(nothing.text);
    }
  });

  it('is not listed for those who may not see it', async () => {
    const address = `/forbund/${open().world.granby.slug}/forbundsordning`;
    for (const [who, sees] of [
      ['secretary', true],
      ['chair', true],
      ['delegate', false],
      ['otherSecretary', false],
    ] as const) {
      const { links } = expectPage(await (await open().as(who)).get(address));
      expect(
        links.some((link) => link.includes(open().world.draftId)),
        who,
      ).to.equal(sees);
    }
  });

  it("is not reached through another organisation's address", async () => {
    const { draftId, networkDraftId, networkMembershipId } = open().world;
    const [secretary, network] = [await open().as('secretary'), await open().as('networkOffice')];
    expectPage(await secretary.get(`/forbund/granby/forbundsordning/inlasning/${networkDraftId}`), 404);
    expectPage(
      await secretary.post(`/forbund/granby/forbundsordning/inlasning/${networkDraftId}/kassering`, {
        revision: '1',
      }),
      404,
    );
    expectPage(await network.get(`/natverk/natverket/stadgar/inlasning/${draftId}`), 404);
    expectPage(await secretary.get(`/forbund/granby/medlemmar/${networkMembershipId}`), 404);
    expectPage(
      await secretary.post(`/forbund/granby/medlemmar/${networkMembershipId}`, {
        party: 'none',
        from: '',
        to: '',
        revision: '1',
      }),
      404,
    );
  });
});

describe('an address under the wrong kind', () => {
  const open = appOfSuite();
  for (const address of [
    '/natverk/granby',
    '/medlemmar/granby',
    '/forbund/natverket',
    '/forbund/granbys-kommun',
    '/natverk/granby/stadgar',
    '/natverk/granby/medlemmar',
    '/natverk/granby/uppgifter',
    '/forbund/natverket/forbundsordning',
    '/forbund/granbys-kommun/forbundsordning',
    '/forbund/GRANBY',
  ]) {
    it(`${address} is nothing`, async () => {
      expectPage(await (await open().as('secretary')).get(address), 404);
    });
  }

  it('holds no draft either', async () => {
    expectPage(
      await (await open().as('secretary')).get(`/natverk/granby/stadgar/inlasning/${open().world.draftId}`),
      404,
    );
  });
});

describe('signing in on the way', () => {
  const open = appOfSuite();

  it('leads back to what was asked for', async () => {
    const to = expectRedirect(await open().stranger.get('/forbund/granby/uppgifter?a=b'));
    expect(to).to.equal('/logga-in?vidare=%2Fforbund%2Fgranby%2Fuppgifter%3Fa%3Db');
    expect(expectPage(await open().stranger.get(to)).values('next')).to.deep.equal([
      '/forbund/granby/uppgifter?a=b',
    ]);
  });
});
