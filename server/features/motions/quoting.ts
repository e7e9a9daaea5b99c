// The picker: from an organisation to a version to a clause, read before it is quoted.
import { isDraft } from '../../domain/motions/lifecycle.ts';
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { clauseAnchors } from '../../domain/statutes/anchor.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { citeClause } from './actions/draft.ts';
import { pickerPage, type PickedStatute } from './pages/picker.ts';
import { motionDraftPath } from './paths.ts';
import { motionWithId, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

export async function showPicker(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const motion = await motionWithId(visit);
  if (motion === null || !isDraft(motion.state)) return missing;
  const asked = (name: string): string => field(visit.form, name) || field(visit.query, name);
  const search = field(visit.query, 'sok').trim();
  const picked = await pickedStatute(visit, asked('organisation'), asked('lydelse'));
  return pickerPage(
    motion,
    search,
    picked === null ? await ownersWith(visit, search) : [],
    picked,
    asked('paragraf'),
    refusals,
  );
}

/** The organisations that have a text here, whose name holds what was searched for. */
async function ownersWith({ desk, today }: V, search: string) {
  const versions = await desk.statutes.allVersions();
  const owners = await desk.organisations.byIds([
    ...new Set(versions.map(({ organisationId }) => organisationId)),
  ]);
  const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');
  const named = owners.map((owner) => ({ slug: owner.slug, name: nameOn(owner, today), names: owner.names }));
  const found = named.filter(({ names }) => names.some(({ name }) => folded(name).includes(folded(search))));
  return inSwedishOrder(found, ({ name }) => name).map(({ slug, name }) => ({ slug, name }));
}

/** The statute of the organisation, with the version named, else the one in force today, else the newest. */
async function pickedStatute(
  { desk, today }: V,
  slug: string,
  sequence: string,
): Promise<PickedStatute | null> {
  const owner = slug === '' ? null : await desk.organisations.bySlug(slug);
  if (owner === null) return null;
  const versions = await desk.statutes.versions(owner.id);
  const { spells, inForce } = timelineOn(versions, today, owner.dissolvedOn);
  const named = versions.find((version) => String(version.sequence) === sequence);
  const version = named ?? inForce ?? versions.at(-1);
  if (version === undefined) return null;
  const text = await desk.statutes.text(owner.id, version.id);
  const clauses = text?.reading.clauses ?? [];
  const anchors = clauseAnchors(clauses);
  return {
    owner: { id: owner.id, slug: owner.slug, name: nameOn(owner, today), kind: owner.kind },
    spells: spells.map((spell) => ({
      sequence: spell.version.sequence,
      effectiveFrom: spell.version.effectiveFrom,
      state: spell.state,
    })),
    version: { id: version.id, sequence: version.sequence, effectiveFrom: version.effectiveFrom },
    clauses: clauses.map((clause, index) => ({ clause, anchor: anchors[index] ?? '' })),
  };
}

/** Quotes the clause that was shown, and goes back to the text. */
export async function quote(visit: V): Promise<Answer> {
  const motion = await motionWithId(visit);
  const { form, desk } = visit;
  const picked = await pickedStatute(visit, field(form, 'organisation'), field(form, 'lydelse'));
  if (motion === null || picked === null) return missing;
  const cited = await citeClause(desk, motion, {
    organisationId: picked.owner.id,
    versionId: picked.version.id,
    anchor: field(form, 'paragraf'),
  });
  if (!isRefusal(cited)) return redirect(`${motionDraftPath(motion.id)}?kvitto=motionCited#citat`);
  return cited.refused === 'motion.alreadyCited' || cited.refused === 'motion.tooManyCitations'
    ? showPicker(visit, [cited])
    : cited;
}
