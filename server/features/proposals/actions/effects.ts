// Whether what a proposal brings with it can come about, asked of the register as it is.
import type { Day } from '../../../domain/language/dates.ts';
import { isOutsideRegions, nameOn } from '../../../domain/organisations/organisation.ts';
import { seatsFault } from '../../../domain/proposals/effect-seats.ts';
import { appliesOn, effectFault, partsFault, type EffectFault } from '../../../domain/proposals/effects.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import type { ProposalsDesk } from './desk.ts';

/** Why an effect cannot come about, with the member and its name; null where all can. */
export async function effectFaultOf(
  { organisations, today }: Pick<ProposalsDesk, 'organisations' | 'today'>,
  proposal: Pick<Proposal, 'effects' | 'kind' | 'organisationId' | 'forceRule'>,
): Promise<EffectFault | null> {
  const { joins, leaves, seats } = proposal.effects;
  const named = await organisations.byIds([
    ...new Set([...joins, ...leaves, ...seats].map(({ memberId }) => memberId)),
  ]);
  const memberships = await organisations.memberships(proposal.organisationId);
  const fault =
    effectFault(proposal, {
      ...{ memberships, today },
      outsideRegions: await outsideRegions(organisations, proposal, memberships, today),
      notices: await organisations.withdrawals(proposal.organisationId),
      kinds: new Map(named.map(({ id, kind }) => [id, kind])),
    }) ??
    seatsFault(proposal, {
      ...{ memberships, today },
      seats: await organisations.seats(proposal.organisationId),
    });
  if (fault === null) return null;
  const member = named.find(({ id }) => id === fault.memberId);
  const facts = { ...fault.facts, member: member === undefined ? '' : nameOn(member, today) };
  return { ...refuse(fault.refused, fault.field, facts), memberId: fault.memberId };
}

/** Why the förbund would lack a part that it must have when the proposal begins to apply; null where it would lack none. */
export async function partsFaultOf(
  { organisations, today }: Pick<ProposalsDesk, 'organisations' | 'today'>,
  proposal: Pick<Proposal, 'effects' | 'kind' | 'organisationId' | 'forceRule'>,
): Promise<Refusal | null> {
  const memberships = await organisations.memberships(proposal.organisationId);
  return partsFault(proposal, {
    ...{ memberships, today },
    outsideRegions: await outsideRegions(organisations, proposal, memberships, today),
  });
}

/** The kommuner among its members, and those that join, that belong to no region on the day that it begins to apply. */
async function outsideRegions(
  organisations: ProposalsDesk['organisations'],
  { effects, forceRule }: Pick<Proposal, 'effects' | 'forceRule'>,
  memberships: readonly { readonly memberId: string }[],
  today: Day,
): Promise<ReadonlySet<string>> {
  const ids = [...memberships, ...effects.joins].map(({ memberId }) => memberId);
  const found = await organisations.byIds([...new Set(ids)]);
  const on = appliesOn(forceRule, today);
  return new Set(found.filter((each) => isOutsideRegions(each, on)).map(({ id }) => id));
}
