// Quotations and what becomes of them in later versions; the motion on paper; what must be there before it is sent.
import { expect } from 'chai';
import { citationState, clauseAt, type CitedVersion } from '../../../server/domain/motions/citation.ts';
import { motionPaper, type MotionFacts } from '../../../server/domain/motions/document.ts';
import type { Motion } from '../../../server/domain/motions/motion.ts';
import { contentHash, missingForSubmission, sameContent } from '../../../server/domain/motions/submission.ts';
import { textOf, type Block } from '../../../server/domain/documents/blocks.ts';
import { clauseHash } from '../../../server/domain/statutes/identity.ts';
import { readStatute } from '../../../server/domain/statutes/parse/read-statute.ts';
import { maybe, on } from '../../support/days.ts';

const statute = (...clauses: readonly string[]): string => `Förbundsordning\n\n${clauses.join('\n\n')}\n`;
const [seat, purpose, tasks, board] = [
  '1 § Säte\nSätet är i Storvik.',
  '2 § Ändamål\nFörbundet ska samordna insatser.',
  '3 § Uppgifter\nFörbundet ska stödja samverkan.',
  '4 § Styrelse\nStyrelsen har fyra ledamöter.',
];

let versions = 0;
const version = (from: string, ...clauses: readonly string[]): CitedVersion => {
  versions += 1;
  return {
    id: from,
    sequence: versions,
    effectiveFrom: maybe(from),
    clauses: readStatute(statute(...clauses)).clauses,
  };
};
const first = version('2014-01-01', seat, purpose, tasks, board);

const pinned = (anchor: string, of = first) => {
  const clause = clauseAt(of.clauses, anchor);
  if (clause === null) throw new Error(`no ${anchor}`);
  return { versionId: of.id, anchor, clauseHash: clauseHash(clause) };
};

describe('a quotation', () => {
  const renumbered = (text: string, number: number): string => text.replace(/^\d+/, String(number));
  for (const [what, anchor, later, expected] of [
    ['alone', 'p2', [], 'unchanged'],
    ['with the same words later', 'p2', [version('2018-01-01', seat, purpose, tasks)], 'unchanged'],
    [
      'with other words later',
      'p2',
      [version('2018-01-01', seat, `${purpose} Och mer.`, tasks)],
      'changed 2018-01-01',
    ],
    [
      'renumbered with the same words',
      'p3',
      [version('2018-01-01', seat, renumbered(tasks, 2), renumbered(board, 3))],
      'unchanged',
    ],
    [
      'gone, with the next clause under its number',
      'p2',
      [version('2018-01-01', seat, renumbered(tasks, 2), renumbered(board, 3))],
      'gone 2018-01-01',
    ],
    ['gone, with nothing there', 'p4', [version('2018-01-01', seat, purpose, tasks)], 'gone 2018-01-01'],
    [
      'renumbered and changed',
      'p4',
      [version('2018-01-01', seat, purpose, renumbered(`${board} Och två.`, 3))],
      'changed 2018-01-01',
    ],
    [
      'changed twice: since the first time',
      'p2',
      [version('2018-01-01', seat, `${purpose} A.`), version('2020-01-01', seat, `${purpose} B.`)],
      'changed 2018-01-01',
    ],
    [
      'changed and changed back',
      'p2',
      [version('2018-01-01', seat, `${purpose} A.`), version('2020-01-01', seat, purpose)],
      'unchanged',
    ],
    [
      'changed by a version not yet in force',
      'p2',
      [version('2030-01-01', seat, `${purpose} A.`)],
      'unchanged',
    ],
    [
      'with an older version read in later',
      'p2',
      [version('2010-01-01', seat, `${purpose} A.`)],
      'unchanged',
    ],
  ] as const) {
    it(what, () => {
      const state = citationState(pinned(anchor), [first, ...later], on('2026-03-02'));
      expect('since' in state ? `${state.kind} ${String(state.since)}` : state.kind).to.equal(expected);
    });
  }

  it('is corrected where its own version has other words, or is not there', () => {
    const other = { ...pinned('p2'), clauseHash: '0'.repeat(64) };
    expect(citationState(other, [first], on('2026-03-02')).kind).to.equal('corrected');
    expect(citationState({ ...pinned('p2'), anchor: 'p99' }, [first], on('2026-03-02')).kind).to.equal(
      'corrected',
    );
    expect(citationState(pinned('p2'), [], on('2026-03-02')).kind).to.equal('corrected');
  });
});

const motion: Motion = {
  ...{ id: 'm', networkId: 'n', moverId: 'f', kind: 'motion', state: 'boardEndorsed', revision: 3 },
  content: {
    heading: 'Gemensamt språk',
    clauses: [
      { id: 'a', text: 'att ett' },
      { id: 'tom', text: '' },
      { id: 'b', text: 'att två\nmed en rad till' },
    ],
    rationale: '# Skäl\n\nDärför att *så är det*.',
    citations: [],
  },
  endorsement: { on: on('2026-02-03'), minutes: '12' },
  coMovers: [],
  number: null,
  submittedAt: null,
  lateAdmission: null,
  meetingId: null,
};
const clause = clauseAt(first.clauses, 'p2');
const facts: MotionFacts = {
  moverName: 'Samordningsförbundet Storvik',
  networkName: 'Nätverket',
  coMovers: [{ name: 'Samordningsförbundet Lillvik', endorsement: { on: on('2026-02-05'), minutes: '18' } }],
  number: null,
  amendments: new Map(),
  quotations:
    clause === null
      ? []
      : [{ clause, source: '2 § förbundsordningen för X', href: '/a#p2', note: 'Ny lydelse.' }],
  today: on('2026-03-02'),
  changedAt: '2026-03-02T09:00:00.000Z',
};

/** A block as one line: what it is and what it says. */
const said = (block: Block): string => {
  switch (block.kind) {
    case 'list':
      return block.items.map(({ label, blocks }) => `${label} ${blocks.map(said).join(' / ')}`).join(' | ');
    case 'quotation':
      return `citat: ${block.blocks.map(said).join(' / ')} (${textOf(block.source ?? [])})`;
    case 'facts':
      return block.rows.map(({ name, value }) => `${name}=${textOf(value)}`).join(' | ');
    case 'table':
    case 'columns':
      return 'tabell';
    case 'heading':
      return `${'#'.repeat(block.level)} ${textOf(block.runs)}`;
    default:
      return textOf(block.runs);
  }
};

describe('a motion on paper', () => {
  it('has the proposed decisions first, then the reasons, then the quoted clauses', () => {
    const paper = motionPaper(motion, facts);
    expect(paper).to.include({
      title: 'Gemensamt språk',
      genre: 'Motion',
      isDraft: true,
      date: '2026-03-02',
    });
    expect(paper.blocks.map(said)).to.deep.equal([
      [
        'Till=Nätverket',
        'Från=Samordningsförbundet Storvik',
        'Tillsammans med=Samordningsförbundet Lillvik (den 5 februari 2026, § 18)',
        'Styrelsens beslut=den 3 februari 2026, § 12',
      ].join(' | '),
      '## Förslag till beslut',
      '1. att ett | 2. att två / med en rad till',
      '## Motivering',
      '### Skäl',
      'Därför att så är det.',
      '## Citerade paragrafer',
      'citat: 2 § Ändamål / Förbundet ska samordna insatser. (2 § förbundsordningen för X)',
      'Ny lydelse.',
    ]);
  });

  it('is dated and numbered once it is sent, the same each time', () => {
    const sent: Motion = {
      ...motion,
      ...{ kind: 'boardProposal', number: { year: 2026, sequence: 1 }, lateAdmission: 'pending' },
      submittedAt: '2026-12-31T23:30:00.000Z',
    };
    const paper = motionPaper(sent, { ...facts, number: 'nns-2026-p1' });
    expect(paper).to.include({ genre: 'Styrelsens förslag', isDraft: false, date: '2027-01-01' });
    expect(paper.decidedAt).to.equal(sent.submittedAt);
    expect(said(paper.blocks[0] ?? { kind: 'paragraph', runs: [] }))
      .to.include('Nummer=nns-2026-p1')
      .and.to.include('Inlämnad=1 januari 2027 kl. 00.30')
      .and.to.include('För sent inkommen');
    expect(
      motionPaper(sent, { ...facts, number: 'nns-2026-p1', changedAt: 'x', today: on('2030-01-01') }),
    ).to.deep.equal(paper);
  });
});

describe('before a motion is sent', () => {
  const whole = { moverName: 'Storvik', isMember: true, unconfirmed: [] };
  it('nothing is missing', () => {
    expect(missingForSubmission(motion, whole)).to.deep.equal([]);
  });
  for (const [code, change, mover] of [
    ['motion.withoutHeading', { content: { ...motion.content, heading: '  ' } }, whole],
    [
      'motion.withoutResolution',
      { content: { ...motion.content, clauses: [{ id: 'x', text: ' ' }] } },
      whole,
    ],
    [
      'motion.withoutAtt',
      { content: { ...motion.content, clauses: [{ id: 'x', text: 'NNS verkar' }] } },
      whole,
    ],
    [
      'motion.resolutionTooLong',
      { content: { ...motion.content, clauses: [{ id: 'x', text: `att ${'a'.repeat(5_000)}` }] } },
      whole,
    ],
    ['motion.rationaleTooLong', { content: { ...motion.content, rationale: 'a'.repeat(100_001) } }, whole],
    [
      'motion.tooManyResolutions',
      {
        content: {
          ...motion.content,
          clauses: Array.from({ length: 51 }, (_, index) => ({ id: String(index), text: 'att x' })),
        },
      },
      whole,
    ],
    ['motion.notEndorsed', { endorsement: null, state: 'draft' }, whole],
    ['motion.moverNotMember', {}, { ...whole, isMember: false }],
    ['motion.unconfirmedCoMover', {}, { ...whole, unconfirmed: ['Lillvik'] }],
  ] as const satisfies readonly (readonly [string, Partial<Motion>, unknown])[]) {
    it(code, () => {
      expect(
        missingForSubmission({ ...motion, ...change }, mover).map(({ refused }) => refused),
      ).to.deep.equal([code]);
    });
  }

  it('its words have one fingerprint, whatever the rows are called', () => {
    const renamed = {
      ...motion.content,
      clauses: motion.content.clauses.map(({ text }, index) => ({ id: String(index), text })),
    };
    expect(contentHash(renamed)).to.equal(contentHash(motion.content));
    expect(sameContent(renamed, motion.content)).to.equal(false);
    expect(contentHash({ ...motion.content, rationale: 'annat' })).not.to.equal(contentHash(motion.content));
  });

  it('an empty row says nothing, but a sentence in another row is another text', () => {
    const rows = (...texts: readonly string[]) => ({
      ...motion.content,
      clauses: texts.map((text, index) => ({ id: String(index), text })),
    });
    expect(contentHash(rows('att ett', ' '))).to.equal(contentHash(rows('att ett')));
    expect(sameContent(rows('att ett', ''), rows('att ett'))).to.equal(false);
    expect(sameContent(rows('att ett', ''), rows('', 'att ett'))).to.equal(false);
    expect(sameContent(rows('att ett', ''), rows('att ett', ''))).to.equal(true);
  });
});
