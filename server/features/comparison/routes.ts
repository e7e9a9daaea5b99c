// Addresses of comparing: a form for any two texts, and a lasting address for two stored versions.
import { inSwedishOrder } from '../../domain/language/swedish.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import { writeWord } from '../../office/word.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import type { OrganisationStore } from '../organisations/index.ts';
import { versionPath, type StatuteStore } from '../statutes/index.ts';
import type { Comparer } from './comparer.ts';
import { comparisonBlocks } from './document.ts';
import { sideIn, viewIn, type Side, type SideName } from './forms.ts';
import { comparisonPage, type OwnerChoices, type Result, type SideTitle } from './pages.ts';
import type { ComparedText } from './pair.ts';
import { comparisonPath, comparisonWordPath, versionsComparedPath, versionsWordPath } from './paths.ts';

export interface ComparisonDesk {
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
}

export interface ComparisonTools {
  readonly compare: Comparer;
  /** The words of documents, which are Swedish in either interface. */
  readonly documentWords: Visit<never>['words'];
}

/** A side with its text found. */
interface FoundSide extends ComparedText {
  readonly title: SideTitle;
}

export function comparisonRoutes<D extends ComparisonDesk>(room: Room<D>, tools: ComparisonTools): void {
  room.get(comparisonPath, { act: 'comparison.make' }, async (visit) => {
    const [from, to] = [field(visit.query, 'fran'), field(visit.query, 'till')];
    const form = { beforeVersion: from, afterVersion: to };
    const isAsked = from !== '' && to !== '';
    const result = isAsked ? await compared(visit, tools, form) : null;
    return respond(visit, form, result);
  });
  room.ask(
    comparisonPath,
    { act: 'comparison.make' },
    async (visit) => {
      const [from, to] = [
        sideIn('before', visit.form, visit.uploads),
        sideIn('after', visit.form, visit.uploads),
      ];
      if ('versionId' in from && 'versionId' in to) {
        return redirect(versionsComparedPath(from.versionId, to.versionId, viewIn(visit.form)));
      }
      return respond(
        visit,
        keepTexts(visit.form, { before: from, after: to }),
        await compared(visit, tools, visit.form),
      );
    },
    'texts',
  );
  room.get(comparisonWordPath, { act: 'comparison.make' }, async (visit) => {
    const form = { beforeVersion: field(visit.query, 'fran'), afterVersion: field(visit.query, 'till') };
    return wordFile(visit, tools, form, await compared(visit, tools, form));
  });
  room.ask(
    comparisonWordPath,
    { act: 'comparison.make' },
    async (visit) => wordFile(visit, tools, visit.form, await compared(visit, tools, visit.form)),
    'texts',
  );
}

/** Uploaded texts stand in the text fields afterwards: the next view of the same comparison needs them. */
function keepTexts(form: Form, sides: Readonly<Record<SideName, Side | Refusal>>): Form {
  const kept: Record<string, string | readonly string[]> = { ...form };
  for (const [name, side] of Object.entries(sides)) if ('text' in side) kept[`${name}Text`] = side.text;
  return kept;
}

async function compared<D extends ComparisonDesk>(
  visit: Visit<D>,
  tools: ComparisonTools,
  form: Form,
): Promise<Result | readonly Refusal[]> {
  const before = await findSide(visit, 'before', sideIn('before', form, visit.uploads));
  const after = await findSide(visit, 'after', sideIn('after', form, visit.uploads));
  if (isRefusal(before) || isRefusal(after)) return [before, after].filter(isRefusal);
  const outcome = await tools.compare({ before, after });
  if (outcome === 'busy') return [refuse('request.busy')];
  if (outcome === 'tookTooLong') return [refuse('comparison.takesTooLong', 'afterText')];
  const [from, to] = [field(form, 'beforeVersion'), field(form, 'afterVersion')];
  const areStored = before.title.owner !== null && after.title.owner !== null;
  return {
    comparison: outcome.result,
    before: before.title,
    after: after.title,
    links: areStored
      ? {
          inline: versionsComparedPath(from, to),
          columns: versionsComparedPath(from, to, 'spalter'),
          word: versionsWordPath(from, to),
        }
      : null,
  };
}

async function findSide<D extends ComparisonDesk>(
  visit: Visit<D>,
  name: SideName,
  side: Side | Refusal,
): Promise<FoundSide | Refusal> {
  if (isRefusal(side)) return side;
  if ('text' in side) return { source: side.text, title: { owner: null, effectiveFrom: null, path: null } };
  const [version] = await visit.desk.statutes.versionsByIds([side.versionId]);
  const [owner] = version === undefined ? [] : await visit.desk.organisations.byIds([version.organisationId]);
  const text =
    version === undefined ? null : await visit.desk.statutes.text(version.organisationId, version.id);
  if (version === undefined || owner === undefined || text === null)
    return refuse('comparison.unknownVersion', `${name}Version`);
  return {
    source: text.source,
    reading: text.reading,
    title: {
      owner: nameOn(owner, visit.today),
      effectiveFrom: version.effectiveFrom,
      path: versionPath(owner, version.sequence),
    },
  };
}

const isResult = (outcome: Result | readonly Refusal[] | null): outcome is Result =>
  outcome !== null && 'comparison' in outcome;

async function respond<D extends ComparisonDesk>(
  visit: Visit<D>,
  form: Form,
  outcome: Result | readonly Refusal[] | null,
): Promise<Answer> {
  const choices = await versionChoices(visit);
  const view = viewIn({ ...visit.query, ...visit.form });
  return isResult(outcome)
    ? comparisonPage(choices, form, view, outcome, [])
    : comparisonPage(choices, form, view, null, outcome ?? []);
}

async function wordFile<D extends ComparisonDesk>(
  visit: Visit<D>,
  tools: ComparisonTools,
  form: Form,
  outcome: Result | readonly Refusal[],
): Promise<Answer> {
  if (!isResult(outcome)) return respond(visit, form, outcome);
  const words = tools.documentWords;
  const blocks = comparisonBlocks(outcome.comparison, outcome.before, outcome.after, words);
  const bytes = await writeWord(words('comparison.resultTitle'), blocks);
  return download(
    'jamforelse.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes,
  );
}

async function versionChoices<D extends ComparisonDesk>(visit: Visit<D>): Promise<readonly OwnerChoices[]> {
  const versions = await visit.desk.statutes.allVersions();
  const owners = await visit.desk.organisations.byIds([
    ...new Set(versions.map(({ organisationId }) => organisationId)),
  ]);
  const byOwner = Map.groupBy(versions, ({ organisationId }) => organisationId);
  const choices = owners.map((owner) => ({
    owner: nameOn(owner, visit.today),
    versions: timelineOn(byOwner.get(owner.id) ?? [], visit.today).spells.map(({ version }) => ({
      id: version.id,
      effectiveFrom: version.effectiveFrom,
    })),
  }));
  return inSwedishOrder(choices, ({ owner }) => owner);
}
