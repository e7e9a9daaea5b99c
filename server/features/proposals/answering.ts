// A member's own page: what it is asked, the form of its answer, and what else is recorded of it.
import type { ReadText } from '../../domain/comparison/pieces.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { authorize, may } from '../../domain/permissions.ts';
import { allows, type ProposalAct } from '../../domain/proposals/lifecycle.ts';
import { adoptionLines } from '../../domain/proposals/decision-sentence.ts';
import type { MemberStanding } from '../../domain/proposals/ratification-tally.ts';
import type { RoundMember } from '../../domain/proposals/ratification.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Upload } from '../../web/multipart.ts';
import type { Prepared, Room } from '../../web/room.ts';
import { longestText, statutePatterns, textRead } from '../statutes/index.ts';
import { askAgain, recordAnswer, retractAnswer } from './actions/answers.ts';
import { recordSignature, retractSignature } from './actions/signatures.ts';
import { inStatutesTurn, type ProposalsDesk } from './actions/desk.ts';
import { largestAttachment } from './attachments.ts';
import { answerForm, askAgainForm, retractionForm, signatureForm, unsigningForm } from './answering-forms.ts';
import { memberPage } from './pages/answering.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { paperContent } from './papers/content.ts';
import { letterPath, memberPath, proposalPath, ratificationPath } from './paths.ts';
import { lineOf, readRound, type RoundRead } from './round-reading.ts';
import { memberActPath } from './round-paths.ts';
import { proposalInPath, spokenFor, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };
const notices = [
  'answerRecorded',
  'memberAskedAgain',
  'answerRetracted',
  'signatureRecorded',
  'signatureRetracted',
] as const;

export function answeringRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  const policy = { act: 'account.readOwn' } as const;
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id/antagande/:member`;
    room.get(here, policy, (visit) => showMember(visit, doors));
    room.preparedAct(here, policy, (visit) => answer(visit, doors), 'file');
    room.preparedAct(`${here}/fraga`, policy, (visit) => ask(visit, doors));
    room.preparedAct(`${here}/atertagande`, policy, (visit) => retract(visit, doors));
    room.preparedAct(`${here}/underskrift`, policy, (visit) => sign(visit, doors), 'file');
    room.preparedAct(`${here}/underskrift/atertagande`, policy, (visit) => unsign(visit, doors));
  }
}

/** The member that the address names, in the newest round, for whoever may speak or record for it. */
interface MemberFound extends ProposalFound {
  readonly read: RoundRead;
  readonly standing: MemberStanding;
  readonly slug: string;
}

async function memberInPath(visit: V): Promise<MemberFound | Refusal> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { desk, who, parameters } = visit;
  const { organisation, proposal } = found;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  const member = await desk.organisations.bySlug(parameters['member'] ?? '');
  if (round === undefined || member === null) return missing;
  const read = await readRound(desk, round);
  const standing = read.tally.standings.find((each) => each.member.memberId === member.id);
  if (standing === undefined) return missing;
  const isOwn = (await spokenFor(visit, organisation.id)).some(({ memberId }) => memberId === member.id);
  const fault = isOwn ? null : authorize(who, 'proposal.recordAnswer', organisation.id);
  return fault ?? { ...found, read, standing, slug: member.slug };
}

async function showMember(
  visit: V,
  doors: ProposalsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const { organisation, proposal, read, standing, slug } = found;
  const { desk, who, today } = visit;
  const { round } = read;
  const records = may(who, 'proposal.recordAnswer', organisation.id);
  const can = (act: ProposalAct): boolean => allows(proposal, act);
  const { id } = proposal;
  const rows = (await desk.proposals.answers(round.id)).filter(
    ({ memberId }) => memberId === standing.member.memberId,
  );
  const line = lineOf(found, read, standing, true);
  const hasAnswered = standing.answer !== 'pending';
  const signs = round.forceRule.kind === 'whenAdoptedAndSigned';
  return memberPage({
    ...{ proposal, round, line, rows, refusals },
    signatures: read.signatures.filter(({ memberId }) => memberId === standing.member.memberId),
    form: visit.form,
    uploads: visit.uploads,
    crumbs: [
      ...crumbsUnder(organisation, proposal, today),
      { key: 'ratification.board.title', path: ratificationPath(organisation, id) },
    ],
    forbundName: nameOn(organisation, today),
    isOver: !can('answer') && !can('sign'),
    sentence: hasAnswered ? [] : await sentenceFor(visit, doors, found),
    deviation: await deviationOf(visit, doors, found),
    can: {
      answer: can('answer') && standing.answer !== 'adopted',
      askAgain: records && can('askAgain') && hasAnswered && standing.answer !== 'adopted',
      retract: can('retractAnswer') && hasAnswered,
      sign: can('sign') && signs && line.signedOn === null,
      unsign: can('retractSignature') && line.signedOn !== null,
    },
    paths: {
      text: proposalPath(organisation, id),
      board: ratificationPath(organisation, id),
      answer: memberPath(organisation, id, slug),
      askAgain: memberActPath(organisation, id, slug, 'fraga'),
      retraction: memberActPath(organisation, id, slug, 'atertagande'),
      signature: memberActPath(organisation, id, slug, 'underskrift'),
      signatureRetraction: memberActPath(organisation, id, slug, 'underskrift/atertagande'),
    },
    letters: (['pdf', 'docx', 'txt'] as const).map((as) => ({
      as,
      path: letterPath(organisation, id, slug, as),
    })),
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** The decision to paste, as the letter puts it; none where the amendments cannot be told just now. */
async function sentenceFor(
  { desk }: V,
  doors: ProposalsDoors,
  { proposal, read, standing }: MemberFound,
): Promise<readonly string[]> {
  const content = await paperContent(desk, doors, proposal, read.round);
  if (isRefusal(content)) return [];
  const { adoptedAs, forceRule } = read.round;
  return adoptionLines({
    ...{ kind: proposal.kind, owner: content.owner, amending: content.amending, adoptedAs, forceRule },
    body: standing.member.body,
  });
}

async function deviationOf({ desk }: V, doors: ProposalsDoors, { proposal, read, standing }: MemberFound) {
  const { handedIn: deviation } = standing.row ?? { handedIn: null };
  if (standing.answer !== 'adoptedDeviating' || deviation === null) return null;
  const sent = await desk.proposals.text(proposal.id, read.round.textNumber);
  const outcome = sent === null ? 'tookTooLong' : await doors.compare({ before: sent, after: deviation });
  return typeof outcome === 'string' ? null : outcome.result;
}

/** Reads the deviating text outside the act's transaction. */
async function answer<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
): Promise<Answer | Prepared<D>> {
  if (visit.unread !== null) return showMember(visit, doors, [unreadFault(visit.unread, 'attachment')]);
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const filled = answerForm(visit.form);
  if ('refusals' in filled) return showMember(visit, doors, filled.refusals);
  const { way: _, deviation: pasted, seen, ...command } = filled.command;
  const deviation = await deviationRead(doors, pasted, visit.uploads.get('deviationFile'));
  if (isRefusal(deviation)) return showMember(visit, doors, [deviation]);
  // What was uploaded stands in the text field from then on.
  const kept =
    deviation === null
      ? {}
      : {
          form: { ...visit.form, deviation: deviation.source },
          uploads: new Map([...visit.uploads].filter(([name]) => name !== 'deviationFile')),
        };
  return {
    act: async (acting) => {
      const other = await meanwhile(acting, found, seen);
      if (other !== null) return other;
      const recorded = await recordAnswer(acting.desk, found.proposal, {
        ...command,
        memberId: found.standing.member.memberId,
        deviation,
        attachment: acting.uploads.get('attachment') ?? null,
      });
      return isRefusal(recorded) ? recorded : backTo(found, 'answerRecorded');
    },
    refused: (asking, refusal) => showMember({ ...asking, ...kept }, doors, [refusal]),
  };
}

/** Has anybody recorded another answer of the member since the form was read? Asked in the statute's turn. */
async function meanwhile(
  { desk }: V,
  { organisation, read, standing }: MemberFound,
  seen: string | undefined,
): Promise<Refusal | null> {
  if (seen === undefined) return null;
  await inStatutesTurn(desk, organisation.id);
  const { memberId, name } = standing.member;
  const rows = await desk.proposals.answers(read.round.id);
  const newest = rows.findLast((row) => row.memberId === memberId);
  return (newest?.id ?? '') === seen
    ? null
    : refuse('ratification.answeredMeanwhile', undefined, { member: name });
}

/** What was not taken was a file: nothing else in the form is that large. */
const unreadFault = ({ refused, facts }: Refusal, field: 'attachment' | 'signedFile'): Refusal =>
  refused === 'request.tooLarge'
    ? refuse('attachment.tooLarge', field, { max: largestAttachment / 1_000_000 })
    : refuse(refused, field, facts);

async function deviationRead(
  { textOfFile, read }: ProposalsDoors,
  pasted: string,
  file: Upload | undefined,
): Promise<ReadText | null | Refusal> {
  const given = file === undefined ? null : await textOfFile(file.bytes, 'deviationFile');
  if (given !== null && isRefusal(given)) return given;
  const source = given === null ? pasted : given.text;
  if (source.trim() === '') return null;
  if (source.length > longestText) return refuse('statute.tooLarge', 'deviation');
  const text = await textRead(read, source);
  return isRefusal(text) ? { ...text, field: 'deviation' } : text;
}

const backTo = ({ organisation, proposal, slug }: MemberFound, notice: (typeof notices)[number]): Answer =>
  redirect(`${memberPath(organisation, proposal.id, slug)}?kvitto=${notice}`);

/** The member as acts name it. */
const named = ({ standing }: MemberFound): Pick<RoundMember, 'memberId'> => ({
  memberId: standing.member.memberId,
});

/** An act on what is recorded of the member: done, or told of on its page after the transaction. */
const recording = <D extends ProposalsDesk>(
  found: MemberFound,
  doors: ProposalsDoors,
  notice: (typeof notices)[number],
  act: (visit: V<D>) => Promise<unknown>,
): Prepared<D> => ({
  act: async (acting) => {
    const done = await act(acting);
    return isRefusal(done) ? done : backTo(found, notice);
  },
  refused: (asking, refusal) => showMember(asking, doors, [refusal]),
});

type Recording<D extends ProposalsDesk> = Promise<Answer | Prepared<D>>;

async function ask<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Recording<D> {
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const fault = authorize(visit.who, 'proposal.recordAnswer', found.organisation.id);
  if (fault !== null) return fault;
  const filled = askAgainForm(visit.form);
  if ('refusals' in filled) return showMember(visit, doors, filled.refusals);
  const { round: roundNumber, note } = filled.command;
  return recording(found, doors, 'memberAskedAgain', ({ desk }) =>
    askAgain(desk, found.proposal, { ...named(found), roundNumber, note }),
  );
}

async function retract<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Recording<D> {
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const filled = retractionForm(visit.form);
  if ('refusals' in filled) return showMember(visit, doors, filled.refusals);
  const { round: roundNumber, reason } = filled.command;
  return recording(found, doors, 'answerRetracted', ({ desk }) =>
    retractAnswer(desk, found.proposal, { ...named(found), roundNumber, reason }),
  );
}

async function sign<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Recording<D> {
  if (visit.unread !== null) return showMember(visit, doors, [unreadFault(visit.unread, 'signedFile')]);
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const filled = signatureForm(visit.form);
  if ('refusals' in filled) return showMember(visit, doors, filled.refusals);
  const { round: roundNumber, signedOn } = filled.command;
  return recording(found, doors, 'signatureRecorded', ({ desk, uploads }) =>
    recordSignature(desk, found.proposal, {
      ...named(found),
      ...{ roundNumber, signedOn },
      attachment: uploads.get('signedFile') ?? null,
    }),
  );
}

async function unsign<D extends ProposalsDesk>(visit: V<D>, doors: ProposalsDoors): Recording<D> {
  const found = await memberInPath(visit);
  if (isRefusal(found)) return found;
  const filled = unsigningForm(visit.form);
  if ('refusals' in filled) return showMember(visit, doors, filled.refusals);
  const { round: roundNumber, signatureReason: reason } = filled.command;
  return recording(found, doors, 'signatureRetracted', ({ desk }) =>
    retractSignature(desk, found.proposal, { ...named(found), roundNumber, reason }),
  );
}
