// The items that are stated by a sentence of their own: how it is said, and what is not enough.
import { expect } from 'chai';
import type { ChecklistRow } from '../../../../server/domain/statutes/checklist.ts';
import { said } from './forbund.ts';

type Check = ChecklistRow['check'];

const stated: readonly (readonly [Check, string, string])[] = [
  ['purpose', 'Ändamål', 'Förbundet har till ändamål att främja samordnad rehabilitering.'],
  ['purpose', 'Syfte', 'Syftet är att människor ska kunna försörja sig.'],
  ['organisation', 'Organisation', 'Förbundets organ är styrelsen och revisorerna.'],
  ['organisation', 'Ledning', 'Förbundet leds av en styrelse.'],
  ['boardNumber', 'Styrelsen', 'Styrelsen ska bestå av sju ledamöter och sju ersättare.'],
  ['boardNumber', 'Styrelse', 'Styrelsen har 6 ledamöter och lika många ersättare.'],
  ['tasks', 'Uppgifter', 'Förbundet har till uppgift att stödja samverkan mellan parterna.'],
  ['tasks', 'Verksamhet', 'Det ankommer på förbundet att finansiera insatser.'],
  ['initiative', 'Initiativrätt', 'Varje medlem får väcka ärenden i styrelsen.'],
  ['initiative', 'Ärenden', 'Medlem har rätt att få ett ärende prövat av styrelsen.'],
  ['initiative', 'Initiativ', 'Förbundsmedlem har inte rätt att väcka ärenden i styrelsen.'],
  ['decisions', 'Beslut', 'För beslut om budget krävs kvalificerad majoritet.'],
  [
    'decisions',
    'Omröstning',
    'Beslut om budget kräver att minst två tredjedelar av ledamöterna röstar för det.',
  ],
  ['decisions', 'Beslut', 'Ingen särskild majoritet krävs för beslut i någon fråga.'],
  ['notices', 'Kungörelser', 'Kungörelser anslås på anslagstavlan i Alnäs kommunhus.'],
  ['notices', 'Tillkännagivanden', 'Tillkännagivanden publiceras på förbundets webbplats.'],
  ['shares', 'Andelar', 'Medlemmarnas andelar i tillgångar och skulder bestäms av vad de har bidragit med.'],
  ['shares', 'Kostnader', 'Förbundets kostnader fördelas mellan medlemmarna efter deras bidrag.'],
  ['borrowing', 'Lån', 'Förbundet får inte ta upp lån.'],
  ['borrowing', 'Skuldsättning', 'Krediter får uppgå till högst hundra tusen kronor.'],
  ['insight', 'Insyn', 'Styrelsen ska hålla medlemmarna underrättade om verksamheten.'],
  ['insight', 'Styrning', 'Medlemmarna har rätt att ta del av förbundets räkenskaper.'],
  ['budget', 'Budget', 'Styrelsen fastställer budgeten senast den 30 november.'],
  ['budget', 'Budget', 'Förslag till budget ska lämnas till medlemmarna före september.'],
  ['auditorsTerm', 'Revision', 'Revisorernas mandattid är densamma som styrelsens.'],
  ['auditorsTerm', 'Revisorer', 'Revisorerna utses för fyra år.'],
  ['jointAuditors', 'Revision', 'Kommunerna utser en gemensam revisor.'],
  ['withdrawal', 'Utträde', 'En medlem får utträda med en uppsägningstid om ett år.'],
  ['withdrawal', 'Utträde', 'Medlem som vill lämna förbundet ska anmäla det skriftligt.'],
  ['liquidation', 'Likvidation', 'Förbundet ska träda i likvidation om medlemmarna beslutar det.'],
  ['liquidation', 'Upplösning', 'När förbundet upplöses skiftas tillgångarna mellan medlemmarna.'],
  ['disputes', 'Tvister', 'Tvist avgörs av allmän domstol.'],
  ['disputes', 'Oenighet', 'Oenighet löses i första hand genom förhandling.'],
  ['remuneration', 'Arvoden', 'Arvode till ledamöter betalas enligt kommunens bestämmelser.'],
  [
    'remuneration',
    'Ekonomiska förmåner',
    'Ledamöter och revisorer har rätt till ersättning enligt reglementet.',
  ],
];

const notStated: readonly (readonly [Check, string, string])[] = [
  ['purpose', 'Arkiv', 'Arkivet vårdas i Alnäs.'],
  ['boardNumber', 'Styrelsen', 'Styrelsen består av ledamöter och ersättare.'],
  ['initiative', 'Initiativrätt', 'Om detta finns inget att säga.'],
  ['decisions', 'Beslut', 'Styrelsen sammanträder fyra gånger om året.'],
  ['notices', 'Anslag', 'Anslag om detta regleras i särskilt dokument.'],
  ['borrowing', 'Lån', 'Om lån bestäms senare.'],
  ['budget', 'Budget', 'Budgeten är viktig.'],
  ['auditorsTerm', 'Revision', 'Revisorerna granskar räkenskaperna.'],
  ['withdrawal', 'Utträde', 'Utträde regleras i särskilt avtal.'],
  ['liquidation', 'Likvidation', 'Likvidation behandlas inte här.'],
  ['disputes', 'Tvister', 'Tvister är tråkiga.'],
  ['remuneration', 'Arvoden', 'Arvoden beslutas senare.'],
];

describe('an item of the list', () => {
  for (const [check, heading, words] of stated)
    it(`${check} is stated: ${words}`, () => expect(said(check, heading, words)).to.match(/^found /u));
  for (const [check, heading, words] of notStated)
    it(`${check} is not: ${words}`, () =>
      expect(said(check, heading, words)).to.match(/^(?:doubtful|missing) /u));
  it('is not asked for where there is nothing to state', () => {
    expect(said('borrowing', 'Arkiv', 'Arkivet vårdas i Alnäs.')).to.equal('notAsked notNeeded');
    expect(said('jointAuditors', 'Revision', 'Varje medlem utser en revisor.')).to.equal(
      'notAsked notNeeded',
    );
  });
});
