// The amending sentence: what changed between two statutes in the drafting formula of Swedish law, and back again.

import type { Reading } from '../statutes/statute.ts';
import { applyAmendment, type Amendment, type AmendingFault } from './amending-apply.ts';
import { instructionText, readInstruction, type Instruction } from './amending-formula.ts';
import {
  isNameable,
  keyOf,
  nameText,
  subdividedIn,
  type ClauseName,
  type Subdivided,
} from './amending-names.ts';
import { nameOf, planAmendment, withoutRepealMarks, wordsOf } from './amending-plan.ts';
import { isWritable, readWordings, wordingText } from './amending-wording.ts';
import type { Comparison } from './change.ts';
import { contentOf, writeContent, type Content } from './merge-content.ts';
import type { ReadText } from './pieces.ts';

export type { Amendment, AmendingFault } from './amending-apply.ts';

/** The statute that is amended, for the opening words; by default what its title says. */
export interface AmendedStatute {
  readonly statuteKind: 'forbundsordning' | 'bylaws';
  /** Name of the organisation; null leaves it out. */
  readonly owner: string | null;
}

/**
 * Why the formula cannot say what changed: nothing did, a text has no clauses, a clause that must be named has no
 * number or shares it with another, wording that cannot stand on a line, more than anybody would read, or an order
 * or a chapter that its instructions do not reach.
 */
export type Unsaid =
  'unchanged' | 'noClauses' | 'numberless' | 'sameNumberTwice' | 'unwritable' | 'tooMany' | 'beyondFormula';

export type AmendingSentence =
  | { readonly text: string; readonly amendment: Amendment }
  /** `at` names the clause in question, where there is one. */
  | { readonly text: null; readonly reason: Unsaid; readonly at: string | null };

/** What a title says: "Förbundsordning för Samordningsförbundet X, antagen 2014". */
function statuteTitled(title: string | null): AmendedStatute {
  const found = /^(förbundsordning|stadga)\p{L}* för (.{1,120}?)(?:\.?$|, | \(| [–-] )/iu.exec(title ?? '');
  return {
    statuteKind: found?.[1]?.toLowerCase() === 'stadga' ? 'bylaws' : 'forbundsordning',
    owner: found?.[2] ?? null,
  };
}

/** Clauses that one amendment names at most: a statute that changes more is adopted whole. */
const mostClauses = 1000;

/**
 * "Härigenom föreskrivs i fråga om förbundsordningen för X dels att 5 § ska upphöra att gälla, dels att …", followed by
 * the whole new wording of what is changed or new. Swedish only. A sentence is given only if `applyAmendingSentence`
 * makes exactly the new statute of it; a clause that is kept only to say that it is repealed now counts as none.
 */
export function amendingSentence(
  comparison: Comparison,
  before: Pick<ReadText, 'reading'>,
  after: Pick<ReadText, 'reading'>,
  statute: AmendedStatute = statuteTitled(before.reading.title),
): AmendingSentence {
  const unsaid = (reason: Unsaid, at: string | null = null): AmendingSentence => ({ text: null, reason, at });
  const [old, whole] = [contentOf(before.reading), contentOf(after.reading)];
  const fresh = withoutRepealMarks(comparison, whole);
  if (old.clauses.length === 0 || fresh.clauses.length === 0) return unsaid('noClauses');
  const amendment = planAmendment(comparison, old, whole);
  const named = namesIn(amendment);
  if (amendment.instructions.length === 0) return unsaid(isSame(old, fresh) ? 'unchanged' : 'beyondFormula');
  if (named.length > mostClauses) return unsaid('tooMany');
  const numberless = named.find((name) => !isNameable(name));
  if (numberless !== undefined) return unsaid('numberless', nameText(numberless));
  const repeated = new Set([...repeatedKeys(old), ...repeatedKeys(fresh)]);
  const twice = named.find((name) => repeated.has(keyOf(name)));
  if (twice !== undefined) return unsaid('sameNumberTwice', nameText(twice));
  const unwritable = amendment.wordings.find((wording) => !textsOf(wording).every(isWritable));
  if (unwritable !== undefined)
    return unsaid('unwritable', 'part' in unwritable ? null : nameText(unwritable.name));
  const subdivided = subdividedIn([...old.clauses, ...fresh.clauses].map(nameOf));
  const text = sentenceText(amendment, subdivided, statute);
  const applied = applyTo(old, text);
  return 'why' in applied || !isSame(applied, fresh) ? unsaid('beyondFormula') : { text, amendment };
}

/**
 * The statute that an amending sentence makes of another, as a text in the usual layout with its reading; or why the
 * sentence cannot be followed. Lines that tell of decisions and dates outside the clauses are left as they are.
 */
export function applyAmendingSentence(before: Reading, text: string): ReadText | AmendingFault {
  const applied = applyTo(contentOf(before), text);
  return 'why' in applied ? applied : writeContent(applied);
}

function applyTo(before: Content, text: string): Content | AmendingFault {
  const amendment = readAmendment(text);
  return 'why' in amendment ? amendment : applyAmendment(before, amendment);
}

const opening = 'Härigenom föreskrivs i fråga om ';
const statuteNames = { forbundsordning: 'förbundsordningen', bylaws: 'stadgarna' } as const;

function sentenceText(
  { instructions, wordings }: Amendment,
  subdivided: Subdivided,
  { statuteKind, owner }: AmendedStatute,
): string {
  const whose = owner === null ? '' : ` för ${owner.replaceAll(/\s+/gu, ' ').trim()}`;
  const lead = `${opening}${statuteNames[statuteKind]}${whose}`;
  const texts = instructions.map((instruction) => instructionText(instruction, subdivided));
  const formula =
    texts.length === 1
      ? `${lead} att ${texts.join()}.`
      : `${lead}\n${texts.map((each) => `dels att ${each}`).join(',\n')}.`;
  return `${[formula, ...wordings.map(wordingText)].join('\n\n')}\n`;
}

/** The amendment that a text states: its formula up to the first empty line, then the wording. */
function readAmendment(text: string): Amendment | AmendingFault {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const lead = lines[start] ?? '';
  if (!lead.startsWith(opening)) return { why: 'notAFormula', what: lead };
  const end = lines.findIndex((line, index) => index > start && line.trim() === '');
  const formula = lines.slice(start + 1, end < 0 ? lines.length : end);
  const instructions: Instruction[] = [];
  for (const [index, line] of formula.entries()) {
    const mark = index === formula.length - 1 ? '.' : ',';
    const isWhole = line.startsWith('dels att ') && line.endsWith(mark);
    const instruction = isWhole ? readInstruction(line.slice('dels att '.length, -1)) : null;
    if (instruction === null) return { why: 'notAFormula', what: line };
    instructions.push(instruction);
  }
  if (formula.length === 0) {
    const only = onlyInstruction(lead);
    if (only === null) return { why: 'notAFormula', what: lead };
    instructions.push(only);
  }
  const wordings = end < 0 ? [] : readWordings(lines.slice(end));
  return 'stray' in wordings ? { why: 'strayLine', what: wordings.stray } : { instructions, wordings };
}

/** The instruction of a sentence without "dels": an owner's name may hold an "att" too. */
function onlyInstruction(line: string): Instruction | null {
  if (!line.endsWith('.')) return null;
  for (let at = line.indexOf(' att '); at >= 0; at = line.indexOf(' att ', at + 1)) {
    const instruction = readInstruction(line.slice(at + ' att '.length, -1));
    if (instruction !== null) return instruction;
  }
  return null;
}

function namesIn({ instructions }: Amendment): ClauseName[] {
  return instructions.flatMap((each): readonly ClauseName[] => {
    switch (each.act) {
      case 'redesignate':
        return [...each.from, ...each.to];
      case 'repeal':
      case 'reword':
      case 'insert':
        return each.clauses;
      case 'heading':
        return each.of.number === null ? [] : [each.of];
      case 'place':
        return each.after === null ? [each.clause] : [each.clause, each.after];
      case 'repealChapters':
      case 'insertChapter':
      case 'title':
      case 'outside':
        return [];
    }
  });
}

/** The numbers that more than one clause bears. */
function repeatedKeys({ clauses }: Content): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const clause of clauses) {
    const key = keyOf(nameOf(clause));
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

function textsOf(wording: Amendment['wordings'][number]): readonly string[] {
  if ('part' in wording) return wording.lines;
  const bodies = wording.blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.items.map(({ text }) => text),
  );
  return wording.heading === null ? bodies : [wording.heading, ...bodies];
}

/** The same clauses under the same chapters, numbers and rubrics, and the same title. */
function isSame(one: Content, other: Content): boolean {
  const plain = ({ title, clauses }: Content): string =>
    JSON.stringify([
      title,
      clauses.map(({ chapter, number, heading, blocks }) => [
        chapter?.number ?? null,
        chapter?.heading ?? null,
        number,
        heading,
        wordsOf(blocks),
      ]),
    ]);
  return plain(one) === plain(other);
}
