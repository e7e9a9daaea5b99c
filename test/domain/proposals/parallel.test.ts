// Twenty-five proposals to amend one statute at once: some adopted in turn, the others carried over after each.
import { expect } from 'chai';
import type { Choice, MergeConflict } from '../../../server/domain/comparison/merge-conflicts.ts';
import { contentOf, writeContent, type Content } from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';
import { amendmentsBetween, applyAmendments } from '../../../server/domain/proposals/amendments.ts';
import type { Amendment } from '../../../server/domain/proposals/proposal.ts';
import { rebase, type Rebase } from '../../../server/domain/proposals/rebase.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import { rollsFrom } from '../../support/random-statutes.ts';
import { allWords, overlapsOf, wordsIn, type Overlap } from './overlaps.ts';
import { amendedByChance, statuteOfUniqueWords } from './unique-statutes.ts';

const count = 25;
const worlds = 6;
const adoptedInEach = 8;
const none: ReadonlyMap<string, Choice> = new Map();

interface Underway {
  readonly name: string;
  readonly base: ReadText;
  readonly text: ReadText;
  readonly amendments: readonly Amendment[];
}

const content = ({ reading }: ReadText): Content => contentOf(reading);
const begun = (name: string, base: ReadText, text: ReadText): Underway => ({
  ...{ name, base, text },
  amendments: amendmentsBetween(base, text).map((each, index) => ({
    ...each,
    reason: `${name} ${String(index)}`,
  })),
});
const saidIn = (conflicts: readonly MergeConflict[]): Set<string> =>
  new Set(conflicts.flatMap(({ base, ours, theirs }) => [base, ours, theirs].flatMap(wordsIn)));

/** Every conflict is about something that both sides changed, and everything that both surely changed is asked about. */
function checkConflicts(where: string, answer: Rebase, overlaps: readonly Overlap[]): void {
  const conflicts = 'done' in answer ? [] : answer.conflicts;
  const numbers =
    'done' in answer
      ? []
      : answer.merge.tree.clauses.flatMap(({ state, number }) => (state === 'repealed' ? [] : number));
  for (const { kind, clause, base, ours, theirs } of conflicts) {
    const words = [base, ours, theirs].flatMap(wordsIn);
    const number = clause?.replace(/ §$/, '');
    const isTrue =
      kind === 'number'
        ? numbers.filter((each) => each === number).length > 1 ||
          overlaps.some((each) => each.number === number)
        : overlaps.some((each) => words.some((word) => each.words.has(word)));
    expect(
      isTrue,
      `${where}: a ${kind} conflict that is none, ${JSON.stringify([clause, base, ours, theirs])}`,
    ).to.equal(true);
  }
  const asked = saidIn(conflicts);
  for (const { kind, words, isSure } of overlaps)
    if (isSure)
      expect(
        [...words].some((word) => asked.has(word)),
        `${where}: ${kind} passed over, ${[...words].join(' ')}`,
      ).to.equal(true);
}

/** Every word that either side put in is in the text or in a listed conflict, and none that either took out is back. */
function checkWords(
  where: string,
  [base, onto, proposal]: readonly [Content, Content, Content],
  answer: Rebase,
): void {
  const [old, mine, other] = [base, onto, proposal].map(allWords);
  const asked = 'conflicts' in answer ? saidIn(answer.conflicts) : new Set<string>();
  const standing = 'done' in answer ? allWords(content(answer.done.text)) : standingIn(answer);
  if ('done' in answer) expect(timesIn(content(answer.done.text)), `${where}: doubled`).to.deep.equal([]);
  for (const word of [...(mine ?? []), ...(other ?? [])])
    if (old?.has(word) !== true)
      expect(standing.has(word) || asked.has(word), `${where}: ${word} is lost`).to.equal(true);
  for (const word of old ?? []) {
    const isKept = mine?.has(word) === true && other?.has(word) === true;
    if (isKept) expect(standing.has(word) || asked.has(word), `${where}: ${word} is lost`).to.equal(true);
    else expect(standing.has(word) && !asked.has(word), `${where}: ${word} is back`).to.equal(false);
  }
}

/** Words that stand more than once. */
function timesIn(text: Content): string[] {
  const seen = new Set<string>();
  return wordsIn(JSON.stringify(text)).filter((word) => seen.size === seen.add(word).size);
}

const standingIn = ({ merge: { tree } }: Extract<Rebase, { readonly merge: unknown }>): Set<string> =>
  new Set(
    tree.clauses
      .filter(({ state, conflict }) => state !== 'repealed' && conflict === null)
      .flatMap(({ heading, units }) => [
        ...wordsIn(heading),
        ...units
          .filter(({ state }) => state !== 'deleted')
          .flatMap(({ runs }) =>
            runs.map((run) => (run.kind === 'same' || run.kind === 'inserted' ? run.text : '')),
          )
          .flatMap(wordsIn),
      ]),
  );

/** Reasons are neither lost nor doubled: each is at an amendment, or its amendment is told to be gone. */
function checkReasons(
  where: string,
  { amendments }: Underway,
  { done }: Extract<Rebase, { readonly done: unknown }>,
): void {
  const said = (list: readonly Amendment[]): string[] =>
    list.flatMap(({ reason }) => (reason === '' ? [] : reason)).toSorted();
  const now = said([...done.amendments, ...done.alreadyThere, ...done.yielded]);
  expect(now, `${where}: reasons`).to.deep.equal(said(amendments));
}

describe('parallel proposals', () => {
  it(`lose nothing and conflict only where they meet: ${String(worlds)} statutes, ${String(count)} proposals each`, () => {
    const seen = { rebases: 0, clean: 0, conflicts: 0, adopted: 0 };
    for (let seed = 1; seed <= worlds; seed += 1) {
      const roll = rollsFrom(seed);
      let current = writeContent(statuteOfUniqueWords(roll));
      let underway = Array.from({ length: count }, (_, index) => {
        const name = `ny${String.fromCharCode(97 + index)}`;
        return begun(name, current, writeContent(amendedByChance(content(current), roll, name)));
      });
      for (let turn = 0; turn < adoptedInEach; turn += 1) {
        const ready = underway.filter(({ base }) => base === current);
        const adopted = ready[roll(Math.max(1, ready.length))];
        if (adopted === undefined) break;
        seen.adopted += 1;
        const before = current;
        const made = applyAmendments(before, adopted.amendments);
        if (isRefusal(made)) throw new Error(made.refused);
        expect(content(made)).to.deep.equal(content(adopted.text));
        current = adopted.text;
        underway = underway
          .filter((each) => each !== adopted)
          .map((each): Underway => {
            const where = `seed ${String(seed)}, turn ${String(turn)}, ${each.name} after ${adopted.name}`;
            const sides = [content(each.base), content(current), content(each.text)] as const;
            const answer = rebase(each.base, current, each.text, none, each.amendments);
            seen.rebases += 1;
            checkWords(where, sides, answer);
            checkConflicts(where, answer, overlapsOf(...sides));
            if ('done' in answer) {
              seen.clean += 1;
              checkReasons(where, each, answer);
              return { ...each, base: current, text: answer.done.text, amendments: answer.done.amendments };
            }
            seen.conflicts += 1;
            // Some wait as they are, and meet the version after that; others are settled.
            if (roll(2) === 0) return each;
            const choices = new Map(
              answer.conflicts.map((conflict) => [conflict.id, chosen(conflict, roll)]),
            );
            const settled = settledAll(each, current, choices);
            return 'done' in settled
              ? { ...each, base: current, text: settled.done.text, amendments: settled.done.amendments }
              : each;
          });
      }
    }
    expect(seen.rebases).to.equal(worlds * adoptedInEach * (count - (adoptedInEach + 1) / 2));
    expect(seen.clean).to.be.greaterThan(800);
    expect(seen.conflicts).to.be.greaterThan(80);
  }).timeout(60_000);

  it(`come to one text in any order where they do not meet: ${String(worlds)} statutes`, () => {
    let most = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const roll = rollsFrom(1000 + seed);
      const base = writeContent(statuteOfUniqueWords(roll));
      const apart: Underway[] = [];
      for (let index = 0; index < count; index += 1) {
        const name = `ny${String.fromCharCode(97 + index)}`;
        const proposal = begun(name, base, writeContent(amendedByChance(content(base), roll, name)));
        if (apart.every((other) => !isMeeting(base, other.text, proposal.text))) apart.push(proposal);
      }
      most = Math.max(most, apart.length);
      const first = adoptedInTurn(base, apart, `seed ${String(seed)}`);
      for (let order = 0; order < 2; order += 1) {
        const shuffled = apart
          .map((each) => ({ each, place: roll(10_000) }))
          .toSorted((one, other) => one.place - other.place);
        const where = `seed ${String(seed)}, order ${shuffled.map(({ each }) => each.name).join(' ')}`;
        const last = adoptedInTurn(
          base,
          shuffled.map(({ each }) => each),
          where,
        );
        expect(content(last), where).to.deep.equal(content(first));
      }
    }
    expect(most).to.be.greaterThan(7);
  }).timeout(60_000);
});

/** Whether two proposals change the same words, or both the numbers of clauses. */
function isMeeting(base: ReadText, one: ReadText, other: ReadText): boolean {
  const known = allWords(content(base));
  const numbers = (text: ReadText): string =>
    content(text)
      .clauses.map(
        (clause) =>
          `${clause.number} ${wordsIn(JSON.stringify(clause.blocks)).find((word) => known.has(word)) ?? ''}`,
      )
      .join();
  const bothRenumber = numbers(one) !== numbers(base) && numbers(other) !== numbers(base);
  return (
    bothRenumber ||
    overlapsOf(content(base), content(one), content(other)).some(({ kind }) => kind !== 'number')
  );
}

/** The text when each has been adopted, the others carried over after every one. */
function adoptedInTurn(base: ReadText, proposals: readonly Underway[], where: string): ReadText {
  let current = base;
  let left = [...proposals];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    current = next.text;
    left = left.map((each) => {
      const answer = rebase(each.base, current, each.text, none, each.amendments);
      if (!('done' in answer)) throw new Error(`${where}: ${each.name} ${JSON.stringify(answer.conflicts)}`);
      return { ...each, base: current, text: answer.done.text, amendments: answer.done.amendments };
    });
  }
  return current;
}

/** One of the two by chance; what one took away stays away, so that its words do not come back twice. */
function chosen({ ours, theirs, proposal }: MergeConflict, roll: (bound: number) => number): Choice {
  if (proposal !== null) return { text: proposal };
  if (ours === null || theirs === null) return ours === null ? 'ours' : 'theirs';
  return roll(2) === 0 ? 'ours' : 'theirs';
}

/** Conflicts settled one round after another, as choosing may bring out another. */
function settledAll(
  { base, text, amendments }: Underway,
  onto: ReadText,
  first: ReadonlyMap<string, Choice>,
): Rebase {
  const choices = new Map(first);
  for (let round = 0; round < 20; round += 1) {
    const answer = rebase(base, onto, text, choices, amendments);
    if ('done' in answer) return answer;
    for (const conflict of answer.conflicts)
      choices.set(
        conflict.id,
        chosen(conflict, () => 1),
      );
  }
  throw new Error('the conflicts cannot be settled');
}
