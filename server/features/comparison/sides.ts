// The two sides of a comparison: found among the stored versions, or as they were pasted.
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import type { Day } from '../../domain/language/dates.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import type { OrganisationStore, StoredOrganisation } from '../organisations/index.ts';
import { statuteKindOf, versionPath, type StatuteStore, type VersionHeader } from '../statutes/index.ts';
import type { Side, SideName } from './forms.ts';
import type { SideTitle } from './naming.ts';
import type { ComparedText } from './pair.ts';
import { inForceSide, slugOfSide } from './paths.ts';

export interface ComparisonDesk {
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
  readonly today: Day;
  /** The instant, ISO in UTC. */
  readonly now: string;
}

/** Whose statute a side is, for what is decided about it. */
export interface Owner {
  readonly name: string;
  readonly statuteKind: 'forbundsordning' | 'bylaws';
}

/** A side with its text found. */
export interface FoundSide extends ComparedText {
  readonly title: SideTitle;
  readonly owner: Owner | null;
}

/** One version to choose, under its organisation's name. */
export interface VersionChoice {
  readonly value: string;
  readonly effectiveFrom: string | null;
  /** Whatever is in force, whichever version that will be. */
  readonly isInForce: boolean;
}
export interface OwnerChoices {
  readonly owner: string;
  readonly versions: readonly VersionChoice[];
}

export async function findSide(
  desk: ComparisonDesk,
  name: SideName,
  side: Side | Refusal,
): Promise<FoundSide | Refusal> {
  if (isRefusal(side)) return side;
  if ('text' in side)
    return { source: side.text, title: { owner: null, effectiveFrom: null, path: null }, owner: null };
  const unknown = refuse('comparison.unknownVersion', `${name}Version`);
  const version = await versionOf(desk, side.versionId);
  if (version === null) return unknown;
  const [owner] = await desk.organisations.byIds([version.organisationId]);
  const text = await desk.statutes.text(version.organisationId, version.id);
  if (owner === undefined || text === null) return unknown;
  const ownName = nameOn(owner, desk.today);
  return {
    ...text,
    title: {
      owner: ownName,
      effectiveFrom: version.effectiveFrom,
      path: versionPath(owner, version.sequence),
    },
    owner: { name: ownName, statuteKind: statuteKindOf(owner) },
  };
}

async function versionOf(desk: ComparisonDesk, side: string): Promise<VersionHeader | null> {
  const slug = slugOfSide(side);
  if (slug === null) return (await desk.statutes.versionsByIds([side]))[0] ?? null;
  const owner = await desk.organisations.bySlug(slug);
  return owner === null ? null : inForceOf(owner, await desk.statutes.versions(owner.id), desk.today);
}

const inForceOf = (owner: StoredOrganisation, versions: readonly VersionHeader[], today: Day) =>
  timelineOn(versions, today, owner.dissolvedOn).inForce;

/** Everything there is to choose: what is in force of each, and each of its versions. */
export async function versionChoices(desk: ComparisonDesk): Promise<readonly OwnerChoices[]> {
  const versions = await desk.statutes.allVersions();
  const byOwner = Map.groupBy(versions, ({ organisationId }) => organisationId);
  const owners = await desk.organisations.byIds([...byOwner.keys()]);
  const choices = owners.map((owner) => {
    const own = byOwner.get(owner.id) ?? [];
    const now = inForceOf(owner, own, desk.today);
    const each = timelineOn(own, desk.today).spells.map(({ version }) => ({
      value: version.id,
      effectiveFrom: version.effectiveFrom,
      isInForce: false,
    }));
    const inForce =
      now === null
        ? []
        : [{ value: inForceSide(owner.slug), effectiveFrom: now.effectiveFrom, isInForce: true }];
    return { owner: nameOn(owner, desk.today), versions: [...inForce, ...each.toReversed()] };
  });
  return inSwedishOrder(choices, ({ owner }) => owner);
}
