// What the second person's page is told: what is confirmed, and what every answer rests on.
import { dayBefore, type Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { Round } from '../../../domain/proposals/ratification.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Crumb, type Page } from '../../../web/answer.ts';
import { lineModel, type ForceTold, type MemberLine } from './ratifying.ts';

export interface ConfirmationView {
  readonly proposal: Proposal;
  readonly round: Round;
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly forbundName: string;
  readonly lines: readonly Omit<MemberLine, 'path' | 'remindPath'>[];
  readonly lastMemberId: string | null;
  readonly missing: readonly string[];
  /** Those that have adopted and not signed, where the rule asks for it. */
  readonly unsigned: readonly string[];
  readonly force: ForceTold;
  /** Is there an earlier version that it takes the place of? */
  readonly replacesOne: boolean;
  readonly isDone: boolean;
  /** What there is to confirm now; null where there is nothing. */
  readonly what: 'adoption' | 'signature' | null;
  /** Why whoever asks cannot; null where they can. */
  readonly fault: Refusal | null;
  readonly paths: Readonly<Record<'board' | 'confirmation' | 'proposal', string>>;
  readonly refusals: readonly Refusal[];
}

export function confirmationPage(view: ConfirmationView): Page {
  const { proposal, round, force } = view;
  const day: Day | null =
    force.kind === 'from' ? force.day : force.missing.includes('confirmation') ? force.earliest : null;
  return page(
    'proposals/confirmation',
    {
      title: { key: 'ratification.confirm.title' },
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      forbundName: view.forbundName,
      roundNumber: round.number,
      lines: view.lines.map((line) => ({
        ...lineModel(line),
        isLast: line.memberId === view.lastMemberId,
      })),
      missing: view.missing,
      unsigned: view.unsigned,
      forceDay: day,
      replacesFrom: day === null || !view.replacesOne ? null : dayBefore(day),
      isDone: view.isDone,
      what: view.what,
      fault: view.fault === null ? null : view.fault.refused,
      to: view.paths,
    },
    view.refusals,
  );
}
