// Which subject a clause is about: tables of rubrics, of texts without rubric, and of whole statutes labelled by hand.
import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { topicOf } from '../../../server/domain/topics/topic-of.ts';
import { topicCodes, type TopicCode } from '../../../server/domain/topics/topics.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { anotherStatute, itsTopics } from './another-statute.ts';
import { skipWithReason } from '../../support/requirements.ts';

const clause = (heading: string | null, text = '') => ({
  heading,
  chapter: null,
  blocks: [{ kind: 'paragraph', passage: { text, ranges: [] } } as const],
});
const topicsOf = (heading: string | null, text = ''): readonly TopicCode[] =>
  topicOf(clause(heading, text)).map(({ topic }) => topic);

/** Rubrics as förbund write them, without any text. */
const rubrics: Readonly<Record<string, readonly TopicCode[]>> = {
  'Förbundets benämning och säte': ['name'],
  'Ingående parter': ['members'],
  'ÄNDAMÅL OCH MÅLGRUPP': ['purpose'],
  'Förbundets syfte': ['purpose'],
  'Förbundets organisation': ['organisation'],
  'Organ och kansli': ['organisation'],
  'Antalet ledamöter och ersättare': ['board'],
  Mandattid: ['board'],
  'Organisation och förbundsstyrelsens sammansättning, styrelsens mandattid': ['organisation', 'board'],
  'Uppgifter och befogenheter': ['tasks'],
  'Rätt för medlem att väcka ärenden': ['initiative'],
  'Beslutförhet och omröstning': ['decisions'],
  'Kvalificerad majoritet': ['decisions'],
  'Anslagstavla och kungörelser': ['notices'],
  'Andelar i tillgångar och skulder': ['shares'],
  Kostnadsfördelning: ['shares'],
  'Begränsningar i rätten att ta upp lån': ['borrowing'],
  Skuldsättning: ['borrowing'],
  'Insyn och styrning': ['insight'],
  'Samråd med medlemmarna': ['insight'],
  Budgetprocessen: ['budget'],
  'Revisorernas mandattid': ['audit'],
  'Gemensamma revisorer': ['audit'],
  'Uppsägning och utträde': ['withdrawal'],
  'Förbundets upplösning och skifte av tillgångar': ['liquidation'],
  'Lösande av tvist': ['disputes'],
  'Ersättning till ledamöter och ersättare': ['remuneration'],
  'Ekonomiska förmåner till styrelsens ledamöter': ['remuneration'],
  'Ändringar och tillägg': ['amendment'],
  Ikraftträdande: ['entryIntoForce'],
  Personuppgifter: [],
  Försäkring: [],
  Överklagande: [],
  Hedersutmärkelser: [],
};

/** Wording without a rubric, as where one rubric stands over many clauses. */
const texts: readonly (readonly [string, readonly TopicCode[]])[] = [
  ['Förbundet skall ha sitt säte i Vikby.', ['name']],
  ['Förbundet bildas av Vikby kommun, Region Vik, Försäkringskassan och Arbetsförmedlingen.', ['members']],
  [
    'Samordningsförbundet skall inom kommunens område svara för en finansiell samordning inom rehabiliteringsområdet i syfte att uppnå en effektiv resursanvändning.',
    ['purpose'],
  ],
  ['Förbundet leds av en styrelse, som är dess beslutande organ.', ['organisation']],
  ['Landstinget utser två ledamöter och två ersättare. Mandattiden är tre år.', ['board']],
  ['Förbundet får inte fatta beslut i fråga om förmåner eller rättigheter för enskilda.', ['tasks']],
  ['En förbundsmedlem har rätt att väcka ärenden i styrelsen.', ['initiative']],
  ['För beslut fordras att två tredjedelar av de närvarande ledamöterna är ense om beslutet.', ['decisions']],
  ['Justerat protokoll tillkännages på anslagstavlan hos den kommun där förbundet har kansli.', ['notices']],
  ['Medlemmarna har andel i förbundets tillgångar och skulder efter vad de har bidragit med.', ['shares']],
  ['Förbundet får inte ta upp lån, teckna borgen eller ställa säkerhet.', ['borrowing']],
  ['Två gånger om året ska förbundet rapportera till medlemmarna och lämna en delårsrapport.', ['insight']],
  ['Styrelsen fastställer budget för nästkommande kalenderår senast den 30 november.', ['budget']],
  ['Kommunerna utser en gemensam revisor. Revisionsberättelsen lämnas före april månads utgång.', ['audit']],
  ['En kommun som vill lämna förbundet ska säga upp sitt medlemskap tre år i förväg.', ['withdrawal']],
  ['När förbundet har trätt i likvidation är styrelsen likvidator.', ['liquidation']],
  ['Tvist mellan medlemmar avgörs av skiljenämnd.', ['disputes']],
  ['Sammanträdesarvode och reseersättning betalas enligt kommunens reglemente.', ['remuneration']],
  ['Ändring i denna förbundsordning beslutas av samtliga medlemmar.', ['amendment']],
  ['Denna förbundsordning träder i kraft den 1 januari 2031.', ['entryIntoForce']],
  ['Solen gick upp över sjön och ingen sade något på en lång stund.', []],
  ['', []],
];

describe('the subject of a clause', () => {
  for (const [rubric, expected] of Object.entries(rubrics))
    it(`${rubric}: ${expected.join(', ') || 'none'}`, () => expect(topicsOf(rubric)).to.deep.equal(expected));

  for (const [text, expected] of texts)
    it(`${text.slice(0, 50)}…: ${expected.join(', ') || 'none'}`, () => {
      expect(topicsOf(null, text).slice(0, 1)).to.deep.equal(expected);
    });

  it('is several where the clause treats several', () => {
    expect(
      topicsOf(
        'Budget',
        'Styrelsen fastställer budgeten. Förbundet får inte skuldsätta sig genom lån eller borgen.',
      ),
    ).to.deep.equal(['budget', 'borrowing']);
  });

  it('is surer the more there is to go by', () => {
    const sure = topicOf(clause('Tvister', 'Tvist ska avgöras av allmän domstol.'))[0]?.confidence ?? 0;
    const unsure = topicOf(clause(null, 'Tvist ska avgöras.'))[0]?.confidence ?? 0;
    expect(sure).to.be.greaterThan(unsure);
    expect(unsure).to.be.within(0.5, sure);
  });

  it('is told by the chapter where the clause has no rubric', () => {
    const chapter = { number: '4', heading: 'Revision och ansvarsfrihet' };
    expect(topicOf({ ...clause(null), chapter }).map(({ topic }) => topic)).to.deep.equal(['audit']);
    expect(topicOf({ ...clause('Tvister'), chapter }).map(({ topic }) => topic)).to.deep.equal(['disputes']);
  });

  it('is told of a clause of any size', () => {
    const text = `Tvister löses genom förhandling. ${'revisor utser en revisor '.repeat(200_000)}`;
    expect(topicsOf('Tvister', text)[0]).to.be.oneOf(topicCodes);
  });
});

/** Labelled by hand, by reading them: number → the subject it is first about. Where two are right, both stand. */
const labelled: Readonly<Record<string, string>> = {
  'alvmarken-2026':
    'name name members purpose tasks tasks board decisions initiative notices shares insight budget audit withdrawal liquidation disputes amendment remuneration entryIntoForce',
  'klippkusten-2025':
    'name members name purpose purpose tasks organisation board tasks|board|organisation decisions|board initiative notices shares borrowing insight budget audit withdrawal liquidation disputes remuneration amendment liquidation|entryIntoForce|shares entryIntoForce',
  'sjohedarna-2024':
    'name name members purpose tasks organisation board board board decisions initiative notices shares borrowing insight budget audit withdrawal liquidation disputes remuneration amendment',
  'tallmarken-2020':
    'name members purpose tasks board tasks decisions initiative notices shares shares borrowing insight budget audit withdrawal liquidation disputes remuneration amendment',
};

describe('the subjects of whole statutes', () => {
  for (const [file, labels] of Object.entries(labelled)) {
    it(file, () => {
      const { clauses } = readStatute(readFileSync(`content/demo/statutes/${file}.txt`, 'utf8'));
      const expected = labels.split(' ');
      expect(clauses).to.have.length(expected.length);
      const wrong = clauses.flatMap((each, index) => {
        const [found] = topicOf(each);
        return expected[index]?.split('|').includes(found?.topic ?? '') === true
          ? []
          : [`${each.number} ${each.heading ?? ''}: ${found?.topic ?? 'none'}`];
      });
      expect(wrong).to.deep.equal([]);
    });
  }

  it('are told of one that the words were not chosen by, of most clauses also without their rubrics', () => {
    const { clauses } = readStatute(anotherStatute);
    const found = (each: (typeof clauses)[number]): string => topicOf(each)[0]?.topic ?? 'none';
    expect(clauses.map(found)).to.deep.equal(itsTopics);
    const right = clauses.filter((each, index) => found({ ...each, heading: null }) === itsTopics[index]);
    expect(right.length).to.be.at.least(20);
  });

  it('are the same for a text in whatever layout', function () {
    const folder = '../shared/corpus/synthetic';
    if (!existsSync(folder))
      skipWithReason(this, `${folder} is missing: only the demo's statutes are labelled`);
    const expected: Readonly<Record<string, string>> = {
      2006: 'name name members purpose tasks board decisions initiative notices shares borrowing insight budget audit withdrawal liquidation disputes amendment',
      2014: 'name name members purpose tasks tasks board decisions initiative notices shares borrowing insight budget audit withdrawal liquidation disputes amendment',
      2022: 'name name members purpose tasks tasks board decisions initiative notices shares insight budget audit withdrawal liquidation disputes amendment',
    };
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
      const { clauses } = readStatute(readFileSync(`${folder}/${file}`, 'utf8'));
      const found = clauses.map((each) => topicOf(each)[0]?.topic ?? 'none').join(' ');
      expect(found, file).to.equal(expected[/\d{4}/.exec(file)?.[0] ?? '']);
    }
  });

  it('are the purpose in both real § 4', function () {
    const folder = '../shared/corpus/statutes';
    if (!existsSync(folder))
      skipWithReason(this, `${folder} is missing: only the demo's statutes are labelled`);
    for (const file of ['sf-ostra-ostergotland-4-par-2017.txt', 'sf-umearegionen-4-par-2019.txt']) {
      const [only] = readStatute(readFileSync(`${folder}/${file}`, 'utf8')).clauses;
      for (const heading of ['Förbundets ändamål', null])
        expect(only === undefined ? [] : topicOf({ ...only, heading })[0]?.topic, file).to.equal('purpose');
    }
  });
});
