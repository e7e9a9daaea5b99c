// The sentences of a statute as they are checked: a list is read together with the words that introduce it.
import { styckenOf } from '../../comparison/stycken.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { Phrases, wordsOf } from '../../topics/phrases.ts';
import type { Clause } from '../statute.ts';

/** One sentence, or the last before a list with the whole list. */
export interface Statement {
  /** Place among the clauses. */
  readonly clause: number;
  readonly text: string;
  /** As `wordsOf` gives them. */
  readonly words: readonly string[];
}

/** Nobody's statute is longer; of more than this nothing is checked. */
const mostStatements = 3_000;

export function statementsOf(clauses: readonly Pick<Clause, 'blocks'>[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [clause, { blocks }] of clauses.entries()) {
    for (const stycke of styckenOf({ blocks })) {
      const own = stycke.filter(({ label }) => label === null).flatMap(({ text }) => sentencesOf(text));
      const items = stycke.filter(({ label }) => label !== null).map(({ text }) => text);
      const sentences =
        items.length === 0 ? own : [...own.slice(0, -1), `${own.at(-1) ?? ''} ${listed(items)}`];
      for (const sentence of sentences)
        if (statements.length < mostStatements && sentence.trim() !== '')
          statements.push(statementOf(clause, sentence));
    }
  }
  return statements;
}

/** A list in running words: punkter that have no mark of their own get a comma. */
const listed = (items: readonly string[]): string =>
  items
    .map((item, index) =>
      index === items.length - 1 || /[.,;:]$|\b(?:och|samt)$/u.test(item.trim())
        ? item.trim()
        : `${item.trim()},`,
    )
    .join(' ');

export const statementOf = (clause: number, text: string): Statement => ({
  clause,
  text: text.trim(),
  words: wordsOf(text),
});

export type Test = (words: readonly string[]) => boolean;

/** Does any of these phrases stand in the words? Written as in domain/topics/vocabulary.ts. */
export function anyOf(...phrases: readonly string[]): Test {
  const sought = new Phrases<true>();
  for (const phrase of phrases) sought.add(phrase, true);
  return (words) => {
    let isFound = false;
    sought.find(words, () => {
      isFound = true;
    });
    return isFound;
  };
}

/** The parts of a sentence that have subjects of their own: "…, medan regionen …", "… och varje medlem …". */
export function partsOf({ clause, text }: Statement): readonly Statement[] {
  return text
    .split(
      /[;:]|,\s+|\s(?=samt\s)|\s(?=medan\s)|\s(?=men\s)|\s(?=och\s(?:varje|vardera|respektive|var\soch\sen)\s)/u,
    )
    .filter((part) => part.trim() !== '')
    .map((part) => statementOf(clause, part));
}
