// The minutes say what was asked, how each voted and what was decided, and their hash rests on every word.
import { expect } from 'chai';
import { certifiedPaper, minutesPaper, type Minutes } from '../../../server/domain/meetings/document.ts';
import type {
  Ballot,
  Meeting,
  Poll,
  PollResult,
  RollEvent,
} from '../../../server/domain/meetings/meeting.ts';
import {
  clauseDecisionText,
  majorityText,
  minutesBlocks,
  minutesHash,
  resultText,
  type ClauseTreated,
  type MeetingTreated,
  type MotionTreated,
} from '../../../server/domain/meetings/minutes.ts';
import { freeze, majorities } from '../../../server/domain/meetings/poll.ts';
import { outcomes, type ClauseDecision } from '../../../server/domain/motions/motion.ts';
import { on } from '../../support/days.ts';

const meeting: Meeting = {
  ...{
    id: 'm',
    networkId: 'n',
    slug: 'natverket-2026',
    kind: 'annual',
    name: 'Årsmöte 2026',
    day: on('2026-04-20'),
  },
  ...{ time: '10.00', place: 'Folkets hus', state: 'closed', revision: 1 },
  ...{ openedAt: '2026-04-20T08:00:00.000Z', closedAt: '2026-04-20T10:30:00.000Z', attestedAt: null },
};
const decision = (over: Partial<ClauseDecision> = {}): ClauseDecision => ({
  ...{ clauseId: 'c', meetingId: 'm', outcome: 'approved', wording: null, votes: null, pollId: 'p' },
  ...{ decidedAt: '', ...over },
});
const prepared: Poll = {
  ...{
    id: 'p',
    meetingId: 'm',
    networkId: 'n',
    agendaItemId: 'i',
    motionId: 'x',
    clauseId: 'c',
    state: 'sealed',
  },
  ...{ question: 'Ska att-satsen bifallas?', text: 'att', yesMeans: 'Bifall', noMeans: 'Avslag' },
  ...{ majority: majorities.simple, tieRule: 'rejection', quorum: 0, manifest: null, manifestHash: null },
  ...{ closedAt: null, closedBy: null, sealedAt: null, sealedBy: null, result: null, rerunOf: null },
  ...{ reason: '', castingVote: null, purpose: 'main' },
};
const roll = ['Öån', 'Ån', 'Älven'].map((name, index) => ({
  ...{ organisationId: String(index), name, accountId: `k${String(index)}`, votes: 1 },
}));
const manifest = freeze(prepared, roll, '2026-04-20T09:00:00.000Z');
if ('refused' in manifest) throw new Error(manifest.refused);
const result: PollResult = {
  ...{ tally: { yes: 1, no: 0, abstain: 1, notVoted: 1, outcome: 'carried' }, outcome: 'carried' },
  ...{ settledBy: 'votes', lot: null },
};
const ballot = (organisationId: string, choice: Ballot['choice']): Ballot => ({
  ...{
    id: '',
    pollId: 'p',
    organisationId,
    accountId: '',
    choice,
    votes: 1,
    key: '',
    receipt: `R${organisationId}`,
    castAt: '',
  },
});
const treated: MeetingTreated = {
  ...{ meeting, networkName: 'Nätverket', events: [], adjournments: [] },
  officers: [{ id: '1', duty: 'attester', name: 'Justeraren', accountId: 'j', reason: '' }],
  roll: [{ organisationId: '1', name: 'Ån', votes: 1 }],
  items: [
    {
      item: {
        ...{ id: 'i', meetingId: 'm', kind: 'motion', position: 6, heading: 'Gemensamt språk' },
        ...{ motionId: 'x', decision: '' },
      },
      polls: [],
      motion: {
        ...{ number: 'natverket-2026-1', href: '/motioner/natverket-2026-1', heading: 'Gemensamt språk' },
        ...{ movers: 'Ån', isBoardProposal: false, isWithdrawn: false },
        clauses: [
          {
            text: 'att nätverket tar fram ett mönster',
            yrkanden: [{ kind: 'amend', by: 'Älven', text: 'att det tas fram två' }],
            polls: [
              {
                poll: { ...prepared, manifest, manifestHash: 'h', result },
                ballots: [ballot('1', 'yes'), ballot('2', 'abstain')],
              },
            ],
            decision: decision(),
            isSettledBefore: false,
          },
        ],
      },
    },
  ],
};

const said = (value: unknown): string =>
  JSON.stringify(value, (key, each: unknown) => (key === 'kind' || key === 'level' ? undefined : each));

describe('minutes', () => {
  it('have a § for each item, with yrkanden, what Yes meant, who voted how, and the decision', () => {
    const blocks = minutesBlocks(treated);
    const text = said(blocks);
    for (const words of [
      ...['§ 6 Gemensamt språk', 'Älven yrkar ändring: att det tas fram två', 'Ja innebär', 'Bifall'],
      ...['Ja 1, Nej 0, Avstår 1. Ja vann.', 'Årsmötet beslutar att bifalla att-satsen.'],
      ...['20 april 2026 kl. 10.00', 'Justeraren', 'Mer än hälften av de avgivna rösterna'],
    ])
      expect(text).to.include(words);
    const table = blocks.find((block) => block.kind === 'table' && block.caption.startsWith('Så röstade'));
    const rows =
      table?.kind === 'table' ? table.rows.map((cells) => cells.map(({ runs }) => runs[0]?.text)) : [];
    expect(rows).to.deep.equal([
      ['Ån', 'Ja', '1', 'R1'],
      ['Älven', 'Avstår', '1', 'R2'],
      ['Öån', 'Röstade inte', '1', ''],
    ]);
  });

  it('never tell how anybody votes while the poll is open', () => {
    const [item] = treated.items;
    const [clause] = item?.motion?.clauses ?? [];
    if (item?.motion === null || item === undefined || clause === undefined) throw new Error('there is one');
    const polls = [{ poll: { ...prepared, state: 'open' as const, manifest }, ballots: [] }];
    const open = {
      ...treated,
      items: [{ ...item, motion: { ...item.motion, clauses: [{ ...clause, polls }] } }],
    };
    expect(said(minutesBlocks(open)))
      .to.not.include('Så röstade')
      .and.to.not.include('Avstår 0');
  });

  it('have a hash that rests on every word', () => {
    const hash = minutesHash(minutesBlocks(treated));
    expect(hash).to.match(/^[0-9a-f]{64}$/);
    expect(minutesHash(minutesBlocks(treated))).to.equal(hash);
    for (const other of [
      { ...treated, networkName: 'Ett annat nätverk' },
      { ...treated, officers: [] },
      { ...treated, roll: [] },
      { ...treated, meeting: { ...meeting, place: 'Torget' } },
      { ...treated, items: [] },
    ])
      expect(minutesHash(minutesBlocks(other))).to.not.equal(hash);
  });

  it('are a draft until they are attested, and then carry who certified them', () => {
    const now = '2026-04-21T08:00:00.000Z';
    expect(minutesPaper(treated, now)).to.include({
      isDraft: true,
      genre: 'Protokoll',
      issuer: 'Nätverket',
      decidedAt: meeting.closedAt,
    });
    const attested = { ...treated, meeting: { ...meeting, state: 'attested', attestedAt: now } as const };
    const body = minutesPaper(attested, '2030-01-01T00:00:00.000Z');
    expect(body).to.include({ isDraft: false, decidedAt: now, date: meeting.day });
    const minutes: Minutes = {
      ...{ paper: body, hash: minutesHash(body.blocks) },
      attesters: [
        { name: 'Justeraren', accountId: 'j', at: now },
        { name: 'Den sena', accountId: 's', at: null },
        { name: 'Den utan konto', accountId: null, at: null },
      ],
    };
    const rows = certifiedPaper(minutes).blocks.flatMap((block) =>
      block.kind === 'table' && block.head[0] === 'Justerare'
        ? block.rows.map((cells) => cells.map(({ runs }) => runs[0]?.text))
        : [],
    );
    expect(rows).to.deep.equal([
      ['Justeraren', '21 april 2026 kl. 10.00'],
      ['Den sena', 'inte än'],
      ['Den utan konto', 'justeras på papper'],
    ]);
    expect(said(certifiedPaper(minutes).blocks)).to.include(minutes.hash);
    const other = { ...minutes, paper: { ...body, blocks: body.blocks.slice(1) } };
    expect(() => certifiedPaper(other)).to.throw('are not those with the hash');
  });

  it('name who was in for a förbund, each once, whoever holds its mandate afterwards', () => {
    const came = (
      act: RollEvent['act'],
      represented: RollEvent['represented'],
      name: string,
      minute: string,
    ): RollEvent => ({
      ...{ id: '', meetingId: 'm', organisationId: '1', act, accountId: '', represented, name, reason: '' },
      at: `2026-04-20T${minute}:00.000Z`,
    });
    const events = [
      came('checkIn', 'delegate', 'Ombudet', '07:55'),
      came('checkOut', 'delegate', 'Ombudet', '08:20'),
      came('checkIn', 'alternate', 'Den andra', '08:21'),
      came('checkOut', 'alternate', 'Den andra', '08:40'),
      came('checkIn', 'delegate', 'Ombudet', '08:41'),
    ];
    const text = said(minutesBlocks({ ...treated, events }));
    expect(text)
      .to.include('"Ombudet, Den andra (ersättare)"')
      .and.to.include('Anmäld ut, Den andra (ersättare)');
    expect(
      said(minutesBlocks({ ...treated, events: [came('checkIn', 'delegate', '', '07:55')] })),
    ).to.include('"ombud"');
  });

  /** The minutes with the motion and its first att-sats changed. */
  const changed = (motion: Partial<MotionTreated>, clause: Partial<ClauseTreated>): string =>
    said(
      minutesBlocks({
        ...treated,
        items: treated.items.map((item) => ({
          ...item,
          motion: item.motion && {
            ...{ ...item.motion, ...motion },
            clauses: item.motion.clauses.map((each) => ({ ...each, ...clause })),
          },
        })),
      }),
    );

  it('keep what was put to the vote of a motion that was withdrawn after it', () => {
    expect(changed({ isWithdrawn: true }, { decision: null, yrkanden: [] }))
      .to.include('Motionen är återkallad.')
      .and.to.include('Ja 1, Nej 0, Avstår 1. Ja vann.');
    expect(changed({ isWithdrawn: true }, { decision: null, yrkanden: [], polls: [] }))
      .to.include('Motionen är återkallad.')
      .and.to.not.include('Att-sats 1');
  });

  it('say of a decision without a count that it was by acclamation', () => {
    expect(changed({}, { decision: decision({ pollId: null }), polls: [] })).to.include(
      'Årsmötet beslutar med acklamation att bifalla att-satsen.',
    );
    expect(changed({}, {})).to.not.include('acklamation');
  });

  it('print the text that was put to the vote beside its result', () => {
    const text = 'att nätverket tar fram två mönster';
    const [counted] = treated.items[0]?.motion?.clauses[0]?.polls ?? [];
    if (counted === undefined) throw new Error('there is one');
    const polls = [{ ...counted, poll: { ...counted.poll, manifest: { ...manifest, text } } }];
    expect(changed({}, { polls })).to.include(
      `{"name":"Texten som beslutas","value":[{"text":"${text}"}]},{"name":"Ja innebär"`,
    );
  });

  it('say when the meeting adjourned and went on, and how many förbund were there then', () => {
    const event = (organisationId: string, act: RollEvent['act'], time: string): RollEvent => ({
      ...{ id: '', meetingId: 'm', organisationId, act, accountId: '', represented: 'delegate', name: '' },
      ...{ reason: '', at: `2026-04-20T${time}:00.000Z` },
    });
    const events = [
      ...[event('1', 'checkIn', '07:50'), event('2', 'checkIn', '07:51')],
      ...[event('1', 'checkOut', '09:00'), event('2', 'checkOut', '09:00'), event('1', 'checkIn', '09:29')],
      event('2', 'checkIn', '09:45'),
    ];
    const [from, until] = ['2026-04-20T09:00:00.000Z', '2026-04-20T09:30:00.000Z'];
    const later = { from: '2026-04-20T10:00:00.000Z', until: '2026-04-21T07:00:00.000Z' };
    const text = said(minutesBlocks({ ...treated, events, adjournments: [{ from, until }, later] }));
    expect(text)
      .to.include('Årsmötet ajournerades kl. 11.00 och återupptogs kl. 11.30, 1 förbund närvarande.')
      .and.include('kl. 12.00 och återupptogs den 21 april 2026 kl. 09.00, 2 förbund närvarande.');
    const extra = { ...treated, meeting: { ...meeting, kind: 'extra' as const } };
    expect(said(minutesBlocks({ ...extra, adjournments: [{ from, until: null }] })))
      .to.include('Mötet ajournerades kl. 11.00.')
      .and.not.include('Årsmötet');
    expect(said(minutesBlocks(treated))).to.not.include('ajournerades');
  });

  it('say of an att-sats that was settled before that it was', () => {
    expect(changed({}, { decision: null, isSettledBefore: true })).to.include(
      'avgjordes vid ett tidigare möte',
    );
    expect(changed({}, {})).to.not.include('avgjordes vid ett tidigare möte');
  });
});

describe('words of decisions and results', () => {
  it('every outcome is a sentence of its own', () => {
    const sentences = outcomes.map((outcome) => clauseDecisionText(decision({ outcome }), meeting));
    expect(new Set(sentences).size).to.equal(outcomes.length);
    expect(clauseDecisionText(decision({ wording: 'att två' }), meeting)).to.equal(
      'Årsmötet beslutar att bifalla att-satsen i följande lydelse: ”att två”',
    );
    expect(clauseDecisionText(decision(), { kind: 'extra' })).to.match(/^Mötet beslutar att/);
  });

  for (const [settledBy, outcome, words] of [
    ['votes', 'rejected', 'Nej vann.'],
    ['castingVote', 'carried', 'Ja vann genom ordförandens utslagsröst.'],
    ['rejection', 'rejected', 'Nej vann, eftersom lika röstetal innebär Nej.'],
    ['drawingOfLots', 'carried', 'Ja vann genom lottning.'],
    ['votes', 'noResult', 'Omröstningen gav inget resultat.'],
  ] as const) {
    it(`${settledBy}, ${outcome}: ${words}`, () => {
      expect(resultText({ ...result, settledBy, outcome })).to.equal(`Ja 1, Nej 0, Avstår 1. ${words}`);
    });
  }

  it('majorities are said in words where they have some', () => {
    expect(majorityText(majorities.twoThirds)).to.equal('Minst två tredjedelar av de avgivna rösterna');
    expect(majorityText({ numerator: 4, denominator: 5, isExceeded: true })).to.include('Mer än 4/5');
  });
});
