// The list of motions, and beginning one.
import { nameOn } from '../../domain/organisations/organisation.ts';
import { isMemberOn } from '../../domain/organisations/membership.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { may } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { beginMotion } from './actions/draft.ts';
import { beginPage, listPage, type Beginning } from './pages/list.ts';
import { motionDraftPath } from './paths.ts';
import type { V } from './visits.ts';

export async function showList({ desk, who, query, today }: V): Promise<Answer> {
  const lines = await desk.motions.submitted();
  const mine = (who?.grants ?? []).map(({ organisationId }) => organisationId);
  const seen = mine.filter((id) => may(who, 'motion.seeDraft', id));
  const drafts = await desk.motions.draftsOf([...new Set(seen)]);
  const ids = [...lines, ...drafts].flatMap(({ moverId, networkId }) => [moverId, networkId]);
  const found = await desk.organisations.byIds([...new Set(ids)]);
  const decided = lines.filter(({ state }) => ['decided', 'followedUp', 'closed'].includes(state));
  return listPage({
    lines,
    drafts,
    decisions: await desk.motions.decisionsOf(decided.map(({ id }) => id)),
    clauseIds: await desk.motions.clauseIdsOf(decided.map(({ id }) => id)),
    networks: new Map(found.map((each) => [each.id, { name: nameOn(each, today), slug: each.slug }])),
    names: new Map(found.map((each) => [each.id, nameOn(each, today)])),
    narrowing: { year: field(query, 'ar'), state: field(query, 'lage'), kind: field(query, 'forslag') },
    mayBegin: may(who, 'motion.begin', null),
    notice: field(query, 'kvitto') === 'motionDiscarded' ? 'motionDiscarded' : null,
  });
}

/** The förbund one is secretary of, for each network they are in; the networks whose office one is. */
async function beginnings({ desk, who, today }: V): Promise<readonly Beginning[]> {
  const mine = (who?.grants ?? [])
    .map(({ organisationId }) => organisationId)
    .filter((id) => may(who, 'motion.changeDraft', id));
  const movers = await desk.organisations.byIds([...new Set(mine)]);
  const choices: Beginning[] = [];
  for (const mover of movers) {
    const memberships = mover.kind === 'forbund' ? await desk.organisations.membershipsOf(mover.id) : [];
    const networks =
      mover.kind === 'network'
        ? [mover]
        : (
            await desk.organisations.byIds([
              ...new Set(
                memberships
                  .filter((each) => isMemberOn(each, today) !== 'no')
                  .map(({ organisationId }) => organisationId),
              ),
            ])
          ).filter(({ kind }) => kind === 'network');
    for (const network of networks)
      choices.push({
        value: `${mover.id}.${network.id}`,
        moverName: nameOn(mover, today),
        networkName: nameOn(network, today),
        kind: mover.kind === 'network' ? 'boardProposal' : 'motion',
        moverId: mover.id,
        networkId: network.id,
      });
  }
  return inSwedishOrder(choices, ({ moverName }) => moverName);
}

export async function showBegin(visit: V): Promise<Answer> {
  return beginPage(await beginnings(visit), field(visit.query, 'for'), []);
}

export async function begin(visit: V): Promise<Answer> {
  const choices = await beginnings(visit);
  const typed = field(visit.form, 'mover');
  const again = (refusal: Refusal): Answer => beginPage(choices, typed, [refusal]);
  const chosen = choices.find(({ value }) => value === typed);
  if (chosen === undefined) return again(refuse('form.choice', 'mover'));
  const { networkId, moverId, kind } = chosen;
  const motion = await beginMotion(visit.desk, {
    ...{ networkId, moverId, kind },
    // A row to write in from the start: rows keep their names when two people write at once.
    content: { heading: '', clauses: [{ id: visit.desk.newId(), text: '' }], rationale: '', citations: [] },
  });
  return 'refused' in motion ? again(motion) : redirect(motionDraftPath(motion.id));
}
