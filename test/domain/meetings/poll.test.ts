// A poll frozen into its manifest: what it needs, what its hash rests on, who may vote, keys and receipts.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Poll, RollManifest } from '../../../server/domain/meetings/meeting.ts';
import {
  ballotsHash,
  canonicalManifest,
  freeze,
  isKey,
  majorities,
  majorityName,
  majorityNames,
  manifestHash,
  mayVote,
  readManifest,
  receiptOf,
  simpleMajority,
  votersOf,
} from '../../../server/domain/meetings/poll.ts';
import type { Person } from '../../../server/domain/permissions.ts';

const poll: Poll = {
  ...{ id: 'p', meetingId: 'm', networkId: 'n', agendaItemId: 'i', motionId: null, clauseId: null },
  ...{
    purpose: 'main',
    state: 'prepared',
    question: 'Ska det?',
    text: 'att',
    yesMeans: 'bifall',
    noMeans: 'avslag',
  },
  ...{ majority: simpleMajority, tieRule: 'rejection', quorum: 3, manifest: null, manifestHash: null },
  ...{ closedAt: null, closedBy: null, sealedAt: null, sealedBy: null, result: null, rerunOf: null },
  ...{ reason: '', castingVote: null },
};
const row = (organisationId: string, votes: number) => ({
  ...{ organisationId, name: `Förbundet ${organisationId}`, accountId: `k-${organisationId}`, votes },
});
const frozen = (): RollManifest => {
  const manifest = freeze(poll, [row('b', 2), row('a', 1)], '2026-04-20T08:00:00.000Z');
  if ('refused' in manifest) throw new Error(manifest.refused);
  return manifest;
};

describe('opening a poll', () => {
  it('needs somebody who may vote, and the quorum', () => {
    expect(freeze(poll, [], '')).to.deep.equal({ refused: 'poll.emptyRoll' });
    expect(freeze(poll, [row('a', 2)], '')).to.deep.equal({
      refused: 'poll.quorum',
      facts: { present: 2, quorum: 3 },
    });
  });

  it('freezes what is asked and the roll, in an order of its own', () => {
    expect(frozen()).to.deep.include({ question: 'Ska det?', yesMeans: 'bifall', quorum: 3, method: 'open' });
    expect(frozen().roll.map(({ organisationId }) => organisationId)).to.deep.equal(['a', 'b']);
  });

  it('is read back as it was frozen', () => {
    for (const name of majorityNames) {
      const manifest = { ...frozen(), majority: majorities[name] };
      expect(readManifest(canonicalManifest(manifest))).to.deep.equal(manifest);
      expect(majorityName(manifest.majority)).to.equal(name);
    }
  });

  it('has a hash that rests on every word and vote of it', () => {
    const manifest = frozen();
    const hashes = [
      manifest,
      { ...manifest, question: 'Ska det ej?' },
      { ...manifest, purpose: 'counter' as const },
      { ...manifest, text: 'att inte' },
      { ...manifest, yesMeans: 'avslag' },
      { ...manifest, noMeans: 'bifall' },
      { ...manifest, majority: majorities.twoThirds },
      { ...manifest, majority: { ...manifest.majority, isExceeded: false } },
      { ...manifest, tieRule: 'drawingOfLots' as const },
      { ...manifest, quorum: 4 },
      { ...manifest, openedAt: '2026-04-20T08:00:00.001Z' },
      { ...manifest, roll: manifest.roll.slice(1) },
      { ...manifest, roll: manifest.roll.map((each) => ({ ...each, votes: each.votes + 1 })) },
    ].map(manifestHash);
    expect(new Set(hashes).size).to.equal(hashes.length);
    expect(manifestHash(frozen()))
      .to.equal(hashes[0])
      .and.to.match(/^[0-9a-f]{64}$/);
  });
});

describe('who may vote', () => {
  const voters = votersOf(frozen());
  const person = (accountId: string, ...grants: Person['grants']): Person => ({
    accountId,
    email: '',
    grants,
  });
  const office = { role: 'networkOffice', organisationId: 'n' } as const;
  for (const [what, who, state, answer] of [
    ['one on the roll', person('k-a'), 'open', 'a'],
    ['one not on the roll', person('k-x'), 'open', 'poll.notOnRoll'],
    ["the network's office, even on the roll", person('k-a', office), 'open', 'poll.officeVotesNot'],
    ["another network's office", person('k-a', { ...office, organisationId: 'x' }), 'open', 'a'],
    ['before it is opened', person('k-a'), 'prepared', 'poll.notOpen'],
    ['after the close', person('k-a'), 'closed', 'poll.closed'],
    ['after the result', person('k-a'), 'sealed', 'poll.closed'],
    ['when it is held again', person('k-a'), 'rerun', 'poll.closed'],
  ] as const) {
    it(`${what}: ${answer}`, () => {
      const found = mayVote(who, { state, networkId: 'n' }, voters);
      expect('refused' in found ? found.refused : found.organisationId).to.equal(answer);
    });
  }
});

describe('keys and receipts', () => {
  it('a key is 32 lower-case hexadecimal characters', () => {
    expect(isKey('0123456789abcdef0123456789abcdef')).to.equal(true);
    for (const wrong of ['', 'a', 'A'.repeat(32), 'g'.repeat(32), 'a'.repeat(33), `${'a'.repeat(32)}\n`])
      expect(isKey(wrong), wrong).to.equal(false);
  });

  it('a receipt is sixteen characters that are told apart when read aloud, and no two bytes give the same', () => {
    expect(receiptOf(new Uint8Array(10))).to.equal('0000-0000-0000-0000');
    expect(receiptOf(new Uint8Array(10).fill(255))).to.equal('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(receiptOf(one)).to.match(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
        expect(receiptOf(one) === receiptOf(other)).to.equal(Buffer.compare(one, other) === 0);
      }),
    );
  });

  it('the ballots have one hash in any order, and another when any of them differs', () => {
    const ballot = (receipt: string, choice: 'yes' | 'no') => ({
      ...{ id: receipt, pollId: 'p', organisationId: receipt, accountId: '', choice, votes: 1 },
      ...{ key: '', receipt, castAt: '' },
    });
    const hash = ballotsHash([ballot('A', 'yes'), ballot('B', 'no')]);
    expect(ballotsHash([ballot('B', 'no'), ballot('A', 'yes')])).to.equal(hash);
    expect(ballotsHash([ballot('A', 'yes'), ballot('B', 'yes')])).to.not.equal(hash);
    expect(ballotsHash([ballot('A', 'yes')])).to.not.equal(hash);
  });
});
