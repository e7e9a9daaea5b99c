// What the ratification board is told: who has adopted, what is missing, from when it will apply, and what can be done next.
import type { Comparison } from '../../../domain/comparison/change.ts';
import { dayBefore, type Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { AnswerRow, MemberAnswer, Round } from '../../../domain/proposals/ratification.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Crumb, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { changedClauses } from './changed-clauses.ts';

/** One member's line: what it was asked, and what it has answered. */
export interface MemberLine {
  readonly memberId: string;
  readonly name: string;
  readonly body: string;
  readonly answer: MemberAnswer;
  /** The row that counts; null while none does. */
  readonly row: AnswerRow | null;
  readonly askedAgain: boolean;
  readonly extract: { readonly name: string; readonly path: string | null } | null;
  /** Is what it adopted the proposal word for word? Null where it adopted nothing. */
  readonly isIdentical: boolean | null;
  readonly signedOn: Day | null;
  /** The signed page. */
  readonly signedFile: MemberLine['extract'];
  /** Its own page; null for whoever has nothing to do there. */
  readonly path: string | null;
  /** Where it is reminded; null where it is not. */
  readonly remindPath: string | null;
}

/** From which day it will apply; or what it is that no day can be told without. */
export type ForceTold =
  | { readonly kind: 'from'; readonly day: Day }
  | {
      readonly kind: 'missing';
      readonly missing: readonly ('adoptions' | 'confirmation' | 'signatures')[];
      readonly earliest: Day | null;
    };

export interface BoardView {
  readonly proposal: Proposal;
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly forbundName: string;
  readonly round: Round;
  /** Is this the round that the members answer now? */
  readonly isCurrent: boolean;
  readonly lines: readonly MemberLine[];
  readonly force: ForceTold;
  readonly today: Day;
  readonly deviations: readonly {
    readonly name: string;
    /** Null where the comparing took too long. */
    readonly comparison: Comparison | null;
  }[];
  readonly signs: boolean;
  /** What another person is to confirm now; null while nothing awaits it. */
  readonly confirms: 'adoption' | 'signature' | null;
  readonly can: Readonly<Record<'confirm' | 'revise' | 'withdraw' | 'lapse', boolean>>;
  /** Another version came between: what was sent no longer holds. */
  readonly isSuperseded: boolean;
  /** Whoever asks works for the förbund. */
  readonly isInside: boolean;
  readonly otherRounds: readonly {
    readonly number: number;
    readonly dispatchedOn: Day;
    readonly path: string;
  }[];
  readonly paths: Readonly<
    Record<'proposal' | 'document' | 'confirmation' | 'revision' | 'withdrawal' | 'lapse', string>
  > & { readonly version: string | null; readonly outbox: string | null };
  readonly form: Form;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

const dayMilliseconds = 24 * 60 * 60_000;

/** Whole days from one day to another; negative when it has passed. */
export const daysUntil = (day: Day, today: Day): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / dayMilliseconds);

export function ratificationPage(view: BoardView): Page {
  const { proposal, round, lines, today, force } = view;
  const adopted = lines.filter(({ answer }) => answer === 'adopted');
  const left = round.answerBy === null ? null : daysUntil(round.answerBy, today);
  const isOpen = view.isCurrent && proposal.state === 'outForRatification';
  return page(
    'proposals/ratification',
    {
      title: { key: 'ratification.board.title' },
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      state: proposal.state,
      forbundName: view.forbundName,
      roundNumber: round.number,
      isCurrent: view.isCurrent,
      isOpen,
      isAwaited: isOpen && adopted.length < lines.length,
      awaitsConfirmation: force.kind === 'missing' && force.missing.includes('confirmation'),
      isAmendments: round.adoptedAs === 'amendments',
      dispatchedOn: round.dispatchedOn,
      textHash: round.textHash,
      textNumber: round.textNumber,
      adoptedCount: adopted.length,
      memberCount: lines.length,
      isUnanimous: adopted.length === lines.length,
      marks: lines.map(({ name, answer }) => ({ name, answer })),
      missing: lines.filter(({ answer }) => answer !== 'adopted').map(({ name }) => name),
      deadline:
        round.answerBy === null || left === null
          ? null
          : { day: round.answerBy, left, past: -left, isPast: left < 0, isToday: left === 0 },
      force:
        force.kind === 'from'
          ? {
              ...{ day: force.day, missing: [], earliest: null },
              // The version before it closes the day before.
              until: proposal.kind === 'formation' ? null : dayBefore(force.day),
            }
          : { ...force, day: null, until: null },
      lines: lines.map((line) => ({
        ...lineModel(line),
        note: view.isInside && line.answer !== 'pending' ? (line.row?.note ?? '') : '',
      })),
      signs: view.signs,
      deviations: view.deviations.map(({ name, comparison }) => ({
        name,
        clauses: comparison === null ? null : changedClauses(comparison),
      })),
      hasDeviations: view.deviations.length > 0,
      answersToAct: lines
        .filter(
          ({ answer }) => answer === 'refused' || answer === 'referredBack' || answer === 'adoptedDeviating',
        )
        .map(({ name, answer }) => ({ name, answer })),
      confirms: view.confirms,
      can: view.can,
      hasNext: view.can.revise || view.can.withdraw || view.can.lapse,
      isSuperseded: view.isSuperseded,
      isInside: view.isInside,
      otherRounds: view.otherRounds,
      to: view.paths,
      revision: proposal.revision,
      endedBecause: proposal.endedBecause,
      typed: { because: field(view.form, 'because') },
      notice: view.notice,
    },
    view.refusals,
  );
}

export function lineModel<L extends Omit<MemberLine, 'path' | 'remindPath'>>({ row, answer, ...line }: L) {
  return {
    ...line,
    answer,
    isPending: answer === 'pending',
    isConditional: answer === 'adopted' && row?.condition === 'othersAlike',
    decidedOn: answer === 'pending' ? null : (row?.decidedOn ?? null),
    minutes: answer === 'pending' ? '' : (row?.minutes ?? ''),
    registryNumber: answer === 'pending' ? '' : (row?.registryNumber ?? ''),
    deviates: line.isIdentical === false,
  };
}
