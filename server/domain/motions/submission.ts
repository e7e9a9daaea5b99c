// What a motion must have before it is sent, and the fingerprint of what was sent.
import { createHash } from 'node:crypto';
import { refuse, type Refusal } from '../refusal.ts';
import type { CarriedAmendment, Motion, MotionContent } from './motion.ts';
import { beginsWithAtt, limits } from './resolution.ts';

/** What the rest of the house knows of those who move it. */
export interface MoverFacts {
  readonly moverName: string;
  /** Is the mover a member of the network that day (or the network itself, for a proposal of its board)? */
  readonly isMember: boolean;
  /** Names of the co-movers whose boards have not confirmed. */
  readonly unconfirmed: readonly string[];
}

/** The att-satser that say something; one that changes the bylaws does, and must say it. */
export const writtenClauses = ({ clauses }: Pick<MotionContent, 'clauses'>): MotionContent['clauses'] =>
  clauses.filter(({ text, amendment }) => text.trim() !== '' || amendment !== undefined);

/** Is the text within the limits? One refusal for each field that is not; `clause.N` counts from 0. */
export function contentFaults(content: MotionContent): readonly Refusal[] {
  const { heading, clauses, rationale, citations } = content;
  return [
    ...(heading.length > limits.heading ? [refuse('form.tooLong', 'heading', { max: limits.heading })] : []),
    ...(clauses.length > limits.resolutions
      ? [refuse('motion.tooManyResolutions', 'clause.0', { max: limits.resolutions })]
      : []),
    ...clauses.flatMap(({ text }, index) =>
      text.length > limits.resolution
        ? [
            refuse('motion.resolutionTooLong', `clause.${String(index)}`, {
              max: limits.resolution,
              count: text.length,
            }),
          ]
        : [],
    ),
    ...(rationale.length > limits.rationale
      ? [refuse('motion.rationaleTooLong', 'rationale', { max: limits.rationale, count: rationale.length })]
      : []),
    ...(citations.length > limits.citations
      ? [refuse('motion.tooManyCitations', 'citations', { max: limits.citations })]
      : []),
  ];
}

/** What the text still needs before a board can decide on it, in the order of the form. */
export function missingInText(content: MotionContent): readonly Refusal[] {
  return [
    ...(content.heading.trim() === '' ? [refuse('motion.withoutHeading', 'heading')] : []),
    ...(writtenClauses(content).length === 0 ? [refuse('motion.withoutResolution', 'clause.0')] : []),
    ...content.clauses.flatMap(({ text }, index) =>
      (text.trim() === '' && content.clauses[index]?.amendment === undefined) || beginsWithAtt(text)
        ? []
        : [refuse('motion.withoutAtt', `clause.${String(index)}`)],
    ),
    ...contentFaults(content),
  ];
}

/** Has a board decided on this very text? A change of it undoes the decision, so nothing changes it unasked. */
export const isDecidedText = ({ endorsement, coMovers }: Pick<Motion, 'endorsement' | 'coMovers'>): boolean =>
  endorsement !== null || coMovers.some((each) => each.endorsement !== null);

/** Everything that is still missing, in the order of the form; empty when it can be sent. */
export function missingForSubmission(motion: Motion, facts: MoverFacts): readonly Refusal[] {
  const { content, endorsement, state } = motion;
  return [
    ...missingInText(content),
    ...(facts.isMember ? [] : [refuse('motion.moverNotMember', undefined, { name: facts.moverName })]),
    ...(facts.unconfirmed.length === 0
      ? []
      : [refuse('motion.unconfirmedCoMover', undefined, { names: facts.unconfirmed.join(', ') })]),
    ...(endorsement === null || state === 'draft' ? [refuse('motion.notEndorsed', 'endorsedOn')] : []),
  ];
}

/**
 * SHA-256 in hexadecimal over heading, att-satser, rationale and quotations: what the log says was decided and sent.
 * An empty row and empty space at the end say nothing: the text is still what the board decided on.
 */
export function contentHash(content: MotionContent): string {
  const { heading, rationale, citations } = content;
  const words = [
    heading,
    writtenClauses(content).map(({ text }) => text),
    rationale.trimEnd(),
    citations.map(({ versionId, anchor, clauseHash }) => [versionId, anchor, clauseHash]),
    ...amendmentsIn(content),
  ];
  return createHash('sha256').update(JSON.stringify(words), 'utf8').digest('hex');
}

/** What its att-satser change in the bylaws, by their places; nothing at all where none does, as before there was any. */
function amendmentsIn(content: MotionContent): readonly unknown[] {
  const carried = writtenClauses(content).map(({ amendment }) => amendmentWords(amendment));
  return carried.every((words) => words === null) ? [] : [carried];
}

function amendmentWords(amendment: CarriedAmendment | undefined): readonly unknown[] | null {
  if (amendment === undefined) return null;
  if (amendment.kind === 'proposal') return [amendment.proposalId, amendment.textHash];
  const { versionId, anchor, clauseHash, wording, from } = amendment;
  return [versionId, anchor, clauseHash, wording.trimEnd(), from];
}

/** Are two amendments the same, word for word? */
export const sameAmendment = (a: CarriedAmendment | undefined, b: CarriedAmendment | undefined): boolean =>
  JSON.stringify(amendmentWords(a)) === JSON.stringify(amendmentWords(b));

/** Are two contents the same, row by row? Ids count: decisions are made on them. */
export const sameContent = (a: MotionContent, b: MotionContent): boolean =>
  contentHash(a) === contentHash(b) && rowsOf(a) === rowsOf(b);

const rowsOf = ({ clauses, citations }: MotionContent): string =>
  JSON.stringify([
    clauses.map(({ id, text, amendment }) => [id, text, amendmentWords(amendment)]),
    citations.map(({ id }) => id),
  ]);
