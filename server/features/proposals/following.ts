// The page on which a secretary says what is to follow from a proposal: members, seats, shares.
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { isMemberFrom, parties } from '../../domain/organisations/membership.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { seatsOn } from '../../domain/organisations/seats.ts';
import { shareOn, sharesOn, lawfulShares, type CostPart } from '../../domain/organisations/shares.ts';
import { isOpen } from '../../domain/proposals/lifecycle.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { changeEffects } from './actions/following.ts';
import { namesOf } from './actions/desk.ts';
import { effectsForm, type Listed } from './effects-form.ts';
import { effectsPage } from './pages/effects.ts';
import { proposalPath } from './paths.ts';
import { proposalInPath, type ProposalFound, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export async function showEffects(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await followedInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, today, words, language } = visit;
  const { joins, leaves, seats, shares } = proposal.effects;
  const ids = [...joins, ...leaves, ...seats, ...shares].flatMap(({ memberId }) => memberId ?? []);
  // After a conflict what was typed is saved over what is stored only by a choice made with both before one's eyes.
  const hasConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const isFresh = refusals.length === 0 || hasConflict;
  return effectsPage({
    ...{ organisation, proposal, refusals, hasConflict, today, words, language },
    listed: await listedIn(visit, found),
    shareRows: await desk.organisations.shares(organisation.id),
    known: (await desk.organisations.all())
      .filter(({ kind }) => kind === 'municipality' || kind === 'region')
      .map((each) => nameOn(each, today)),
    form: refusals.length === 0 ? null : visit.form,
    revision: isFresh ? String(proposal.revision) : field(visit.form, 'revision'),
    names: await namesOf(desk, ids),
    isOpen: isOpen(proposal.state),
  });
}

export async function saveEffects(visit: V): Promise<Answer> {
  const found = await followedInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const filled = effectsForm(visit.form, await listedIn(visit, found), proposal.effects);
  if ('refusals' in filled) return showEffects(visit, filled.refusals);
  const saved = await changeEffects(visit.desk, proposal, filled.command);
  return isRefusal(saved)
    ? showEffects(visit, [saved])
    : redirect(`${proposalPath(organisation, proposal.id)}?kvitto=proposalTermsSaved`);
}

async function followedInPath(visit: V): Promise<ProposalFound | null> {
  const found = await proposalInPath(visit);
  return found?.proposal.kind === 'bylaws' ? null : found;
}

/** Members of today and those to come, with their seats and shares as the register has them. */
async function listedIn({ desk, today }: V, { organisation }: ProposalFound): Promise<Listed> {
  const { organisations } = desk;
  const lasting = (await organisations.memberships(organisation.id)).filter((each) =>
    isMemberFrom(each, today),
  );
  const byId = new Map(lasting.map((each) => [each.memberId, each]));
  const names = await namesOf(desk, [...byId.keys()]);
  const [seats, shares] = [
    await organisations.seats(organisation.id),
    await organisations.shares(organisation.id),
  ];
  const members = [...byId.values()].map(({ memberId, party }) => ({
    ...{ memberId, party, name: names.get(memberId) ?? '' },
    seats: seatsOn(seats, memberId, today),
    share: shareOn(shares, party, memberId, today),
  }));
  const now = sharesOn(shares, members, today);
  return {
    members: parties.flatMap((party) =>
      inSwedishOrder(
        members.filter((member) => member.party === party),
        ({ name }) => name,
      ),
    ),
    parts: (Object.keys(lawfulShares) as CostPart[]).map((party) => ({
      party,
      share: now.find((each) => each.party === party)?.share ?? null,
    })),
  };
}
