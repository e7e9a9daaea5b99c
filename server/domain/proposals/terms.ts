// What a proposal may say besides its words: its heading, its rule of entry into force, and what follows with it.
import { day } from '../language/dates.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Effects, ForceRule, Proposal, ProposalKind } from './proposal.ts';
import { mostSeats } from '../organisations/seats.ts';
import { finest } from '../organisations/shares.ts';

export const longestHeading = 200;

/** Why the terms cannot stand; null where they can. */
export function termsFault(
  { heading, forceRule, effects }: Pick<Proposal, 'heading' | 'forceRule' | 'effects'>,
  kind: ProposalKind,
): Refusal | null {
  if (heading.trim() === '') return refuse('form.required', 'heading');
  if (heading.length > longestHeading) return refuse('form.tooLong', 'heading', { max: longestHeading });
  return ruleFault(forceRule) ?? effectsFault(effects, kind);
}

/** There is no 29 February 2027: the day must be one of the calendar. */
function ruleFault(rule: ForceRule): Refusal | null {
  const stated = rule.kind === 'fixedDay' ? rule.day : rule.earliest;
  return stated === null || day(stated) !== null
    ? null
    : refuse('proposal.noSuchDay', 'forceDay', { date: stated });
}

function effectsFault({ joins, leaves, seats, shares }: Effects, kind: ProposalKind): Refusal | null {
  const moving = [...joins, ...leaves].map(({ memberId }) => memberId);
  if (hasTwice(moving)) return refuse('proposal.memberTwice', 'members');
  if (kind === 'formation' && joins.length < 2) return refuse('proposal.withoutFounders', 'members');
  if (kind !== 'revision' && leaves.length > 0) return refuse('proposal.kind', 'members');
  if (kind === 'bylaws' && joins.length > 0) return refuse('proposal.kind', 'members');
  if (hasTwice(seats.map(({ memberId }) => memberId))) return refuse('proposal.memberTwice', 'seats');
  if (
    seats.some(({ ordinary, alternates }) => !isCount(ordinary, mostSeats) || !isCount(alternates, mostSeats))
  )
    return refuse('proposal.seats', 'seats', { max: mostSeats });
  if (hasTwice(shares.map(({ party, memberId }) => `${party} ${memberId ?? ''}`)))
    return refuse('proposal.memberTwice', 'shares');
  const isShare = shares.every(
    ({ numerator, denominator }) =>
      isCount(numerator, finest) &&
      isCount(denominator, finest) &&
      denominator > 0 &&
      numerator <= denominator,
  );
  return isShare ? null : refuse('proposal.share', 'shares');
}

const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;
const isCount = (value: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= most;
