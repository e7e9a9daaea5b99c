// Reading a text in: given, asked about where it has tracked changes, reviewed doubt by doubt, saved.
import { authorize, may } from '../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { doubtsOf, mendedSince, settledAmong, type Settlement } from '../../domain/statutes/doubts.ts';
import { textHash } from '../../domain/statutes/identity.ts';
import { newestOf } from '../../domain/statutes/timeline.ts';
import type { TextOfFile } from '../../office/files.ts';
import type { ReadText } from '../../office/statute-reading.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Words } from '../../web/i18n.ts';
import type { Handler, Policy, Visit } from '../../web/room.ts';
import type { PrintDraft } from '../documents/index.ts';
import { organisationInPath, type StoredOrganisation } from '../organisations/index.ts';
import { changeDraft, discardDraft, saveVersion, startDraft, type StatutesDesk } from './actions.ts';
import type { AfterVersion } from './corrections/actions.ts';
import { draftPaper } from './document.ts';
import { doubtsView } from './doubts-view.ts';
import {
  draftForm,
  pastedIn,
  proposalHeading,
  revisionIn,
  sourceIn,
  stepIn,
  wayIn,
  withMended,
  type Way,
} from './forms.ts';
import { draftPath, statuteKindOf, statutePath } from './paths.ts';
import type { Draft, VersionHeader } from './records.ts';
import { changesPage, draftPage, startDraftPage, type Typed } from './review-page.ts';
import { settleInDraft } from './settling.ts';
import { eachOnce, textRead, unread, type TextRead } from './text-read.ts';

/** What a file with tracked changes proposes: its text with them and without them. */
interface Changes {
  readonly heading: string;
  readonly text: TextRead;
  readonly madeIn: TextRead;
}

/** What the house connects to reading in. */
export interface ReadingDoors<D extends StatutesDesk> {
  readonly textOfFile: TextOfFile;
  readonly read: ReadText;
  /** Begins a proposal of a file's changes. Answers where its reader goes on. */
  readonly beginProposal: (
    desk: D,
    organisation: StoredOrganisation,
    changes: Changes,
  ) => Promise<string | Refusal>;
  readonly print: PrintDraft;
  /** The words of documents, which are Swedish in either interface. */
  readonly documentWords: Words;
}

type V<D extends StatutesDesk> = Visit<D>;
type Prepared<D extends StatutesDesk> = Promise<Answer | { readonly act: Handler<D> }>;

/** A policy on a draft that belongs to the organisation named in the address. */
export function onDraft<D extends StatutesDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await draftInPath(visit))?.organisation.id ?? null };
}

interface FoundDraft {
  readonly organisation: StoredOrganisation;
  readonly draft: Draft;
}

async function draftInPath<D extends StatutesDesk>(visit: V<D>): Promise<FoundDraft | null> {
  const organisation = await organisationInPath(visit);
  const draft = await visit.desk.statutes.draft(visit.parameters['id'] ?? '');
  return organisation === null || draft === null || draft.organisationId !== organisation.id
    ? null
    : { organisation, draft };
}

const newestOfStatute = async <D extends StatutesDesk>(
  visit: V<D>,
  { id }: StoredOrganisation,
): Promise<VersionHeader | null> => newestOf(await visit.desk.statutes.versions(id));

export async function showStart<D extends StatutesDesk>(
  visit: V<D>,
  refusals: readonly Refusal[],
): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const versions = await visit.desk.statutes.versions(organisation.id);
  return startDraftPage(organisation, visit.form, visit.today, refusals, versions.length === 0);
}

/** Takes a text; one with tracked changes is asked about first. */
export async function start<D extends StatutesDesk>(visit: V<D>, doors: ReadingDoors<D>): Prepared<D> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const way = wayIn(visit.form);
  if (way !== null) return startBy(visit, doors, organisation, way);
  const text = await sourceIn(visit.form, visit.uploads, doors.textOfFile);
  if ('refused' in text) return showStart(visit, [text]);
  const { source, file } = text;
  if (file !== null && file.before !== null)
    return question(visit, doors, organisation, { accepted: file.text, before: file.before }, []);
  return beginning(visit, doors, organisation, source, file?.pagesWithoutText ?? []);
}

/** Asks how a file with tracked changes is to be read. */
async function question<D extends StatutesDesk>(
  visit: V<D>,
  doors: ReadingDoors<D>,
  organisation: StoredOrganisation,
  texts: { readonly accepted: string; readonly before: string },
  refusals: readonly Refusal[],
): Promise<Answer> {
  const newest = await newestOfStatute(visit, organisation);
  const before = newest === null ? null : await textRead(doors.read, texts.before);
  const isMadeInNewest =
    before !== null && 'reading' in before && textHash(before.reading) === newest?.textHash;
  const typed = field(visit.form, 'heading');
  // words: statutes.changes.usualHeading.*
  const usual = visit.words(`statutes.changes.usualHeading.${statuteKindOf(organisation)}`);
  const heading = refusals.length > 0 ? typed : usual;
  return changesPage(organisation, texts, { newest, isMadeInNewest, heading }, visit.today, refusals);
}

/** The answer to the question about tracked changes. */
async function startBy<D extends StatutesDesk>(
  visit: V<D>,
  doors: ReadingDoors<D>,
  organisation: StoredOrganisation,
  way: Way,
): Prepared<D> {
  const accepted = pastedIn(visit.form);
  const before = pastedIn(visit.form, 'sourceBefore');
  const chosen = way === 'before' ? before : accepted;
  if ('refused' in chosen) return showStart(visit, [chosen]);
  if (way !== 'proposal') return beginning(visit, doors, organisation, chosen.source, []);
  const fault = authorize(visit.who, 'proposal.begin', organisation.id);
  if (fault !== null) return fault;
  if ('refused' in before) return showStart(visit, [before]);
  if ((await newestOfStatute(visit, organisation)) === null)
    return showStart(visit, [refuse('statute.withoutBase', 'source')]);
  const texts = { accepted: chosen.source, before: before.source };
  const changes = await changesRead(visit, doors, texts);
  if ('refused' in changes) return question(visit, doors, organisation, texts, [changes]);
  return {
    act: async (acting) => {
      const begun = await doors.beginProposal(acting.desk, organisation, changes);
      return isRefusal(begun) ? question(acting, doors, organisation, texts, [begun]) : redirect(begun);
    },
  };
}

/** Both texts of a file with tracked changes, and what the proposal of them is called. */
async function changesRead<D extends StatutesDesk>(
  visit: V<D>,
  { read }: ReadingDoors<D>,
  { accepted, before }: { readonly accepted: string; readonly before: string },
): Promise<Changes | Refusal> {
  const heading = proposalHeading(visit.form);
  if (typeof heading !== 'string') return heading;
  const text = await textRead(read, accepted);
  if ('refused' in text) return text;
  const madeIn = await textRead(read, before);
  return 'refused' in madeIn ? madeIn : { heading, text, madeIn };
}

/** An old draft that proposes changes goes on as a proposal, and is a draft no more. */
export async function proposeDraft<D extends StatutesDesk>(visit: V<D>, doors: ReadingDoors<D>): Prepared<D> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, draft } = found;
  if (draft.base === null) return { refused: 'statute.withoutBase' };
  const fault = authorize(visit.who, 'proposal.begin', organisation.id);
  if (fault !== null) return fault;
  const { versionId, source } = draft.base;
  const base = source === null ? await visit.desk.statutes.text(organisation.id, versionId) : null;
  const texts = { accepted: draft.source, before: source ?? base?.source ?? '' };
  const changes = await changesRead(visit, doors, texts);
  const again = (asking: V<D>, refusal: Refusal): Promise<Answer> =>
    showDraft(asking, doors, { form: { heading: field(asking.form, 'heading') }, refusals: [refusal] });
  if ('refused' in changes) return again(visit, changes);
  return {
    act: async (acting) => {
      const begun = await doors.beginProposal(acting.desk, organisation, changes);
      if (isRefusal(begun)) return again(acting, begun);
      const refusal = await discardDraft(acting.desk, draft, revisionIn(acting.form));
      return refusal === null ? redirect(begun) : again(acting, refusal);
    },
  };
}

async function beginning<D extends StatutesDesk>(
  visit: V<D>,
  doors: ReadingDoors<D>,
  organisation: StoredOrganisation,
  source: string,
  picturePages: readonly number[],
): Prepared<D> {
  // The text that was uploaded stands in the text field, so that it can be mended there.
  const form = { ...visit.form, source };
  const text = await textRead(doors.read, source);
  if ('refused' in text) return showStart({ ...visit, form }, [text]);
  const pictures = picturePages.length === 0 ? '' : `?bildsidor=${picturePages.slice(0, 50).join(',')}`;
  return {
    act: async (acting) => {
      const draft = await startDraft(acting.desk, organisation, source, text.reading);
      return 'refused' in draft
        ? showStart({ ...acting, form }, [draft])
        : redirect(`${draftPath(organisation, draft.id)}${pictures}`);
    },
  };
}

export async function showDraft<D extends StatutesDesk>(
  visit: V<D>,
  doors: ReadingDoors<D>,
  typed: Typed | null,
): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, draft } = found;
  const saved = (await visit.desk.statutes.versions(organisation.id)).find(
    ({ id }) => id === draft.versionId,
  );
  if (saved !== undefined && typed === null)
    return redirect(`${statutePath(organisation) ?? ''}/lydelser/${String(saved.sequence)}`);
  // What may not be saved is not read either: it is shown as it was typed.
  const given = typed?.form['source'] === undefined ? { source: draft.source } : pastedIn(typed.form);
  const text = 'refused' in given ? unread : await textRead(doors.read, given.source);
  if (!('refused' in text)) return reviewed(visit, found, text, typed);
  const { form, refusals } = typed ?? { form: {}, refusals: [] };
  const isSaid = refusals.some(({ refused }) => refused === text.refused);
  return reviewed(visit, found, unread, {
    form,
    refusals: isSaid ? refusals : [...refusals, text],
  });
}

/** The page of the review, with what was worked out before. */
async function reviewed<D extends StatutesDesk>(
  visit: V<D>,
  { organisation, draft }: FoundDraft,
  { source, reading }: TextRead,
  typed: Typed | null,
): Promise<Answer> {
  const mayChange = may(visit.who, 'statute.changeDraft', organisation.id);
  const settlements = await visit.desk.statutes.settlements(organisation.id, { draftId: draft.id });
  const [amends] = draft.base === null ? [] : await visit.desk.statutes.versionsByIds([draft.base.versionId]);
  const view = {
    ...{ organisation, draft, reading, mayChange, today: visit.today, amends: amends ?? null },
    doubts: await doubtsView(visit.desk, doubtsOf(source, reading), settlements, mayChange),
    picturePages: /^\d+(?:,\d+)*$/.exec(field(visit.query, 'bildsidor'))?.[0].replaceAll(',', ', ') ?? '',
  };
  const isSaved = typed === null && field(visit.query, 'kvitto') === 'saved';
  return draftPage(view, typed, isSaved ? 'draftSaved' : null);
}

/** Where more doubts are gone at once, nobody mended them one by one: the text was replaced. */
const mostMended = 200;

/** Saves what was typed, settles a doubt, or makes the draft a version: whatever button was pressed, what was typed is kept. */
export async function change<D extends StatutesDesk>(
  visit: V<D>,
  general: ReadingDoors<D>,
  afterVersion: AfterVersion<D>,
): Prepared<D> {
  const doors = { ...general, read: eachOnce(general.read) };
  const step = stepIn(visit.form);
  const mending = step.does === 'settle' && step.settlement === 'mended' ? pastedIn(visit.form) : null;
  const typed =
    mending === null || 'refused' in mending ? mending : await textRead(doors.read, mending.source);
  if (typed !== null && 'refused' in typed)
    return showDraft(visit, doors, { form: visit.form, refusals: [typed] });
  const form =
    typed === null || step.does !== 'settle' ? visit.form : withMended(visit.form, step.doubt, typed);
  const filled = step.does === 'rows' ? { refusals: [] } : draftForm(form);
  if ('refusals' in filled) return showDraft(visit, doors, { form, refusals: filled.refusals });
  const { command } = filled;
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const [text, was] = [
    await textRead(doors.read, command.source),
    await textRead(doors.read, found.draft.source),
  ];
  if ('refused' in text) return showDraft(visit, doors, { form, refusals: [text] });
  if ('refused' in was && was.refused === 'request.busy')
    return showDraft(visit, doors, { form, refusals: [was] });
  // Of a text that took too long to read nobody has seen a doubt.
  const before = 'refused' in was ? [] : doubtsOf(was.source, was.reading);
  const after = doubtsOf(text.source, text.reading);
  return {
    act: async (acting) => {
      const now = await draftInPath(acting);
      if (now === null) return { refused: 'access.notFound' };
      const { organisation, draft } = now;
      const again = (refusal: Refusal): Promise<Answer> =>
        reviewed(acting, now, text, { form, refusals: [refusal] });
      const settled = await settledIn(acting, now);
      const mended = mendedSince(before, after, settled).slice(0, mostMended);
      if (step.does === 'save') {
        const saved = await saveVersion(acting.desk, organisation, draft, command, text.reading);
        if ('refused' in saved) return again(saved);
        const refusal = await afterVersion(acting.desk, organisation, saved);
        if (refusal !== null) return again(refusal);
        await settleInDraft(acting.desk, draft, { doubts: mended, settlement: 'mended', note: '' });
        return redirect(`${statutePath(organisation) ?? ''}/lydelser/${String(saved.sequence)}?kvitto=saved`);
      }
      const changed = await changeDraft(acting.desk, draft, command, text.reading);
      if ('refused' in changed) return again(changed);
      await settleInDraft(acting.desk, draft, { doubts: mended, settlement: 'mended', note: '' });
      if (step.does === 'settle' && step.settlement !== 'mended') {
        if (!after.some(({ key }) => key === step.doubt)) return again(refuse('statute.unknownDoubt'));
        const { doubt, settlement } = step;
        await settleInDraft(acting.desk, draft, { doubts: [doubt], settlement, note: '' });
      }
      const fragment = step.does === 'settle' ? '#tveksamt' : '';
      return redirect(`${draftPath(organisation, draft.id)}?kvitto=saved${fragment}`);
    },
  };
}

const settledIn = async <D extends StatutesDesk>(
  { desk }: V<D>,
  { organisation, draft }: FoundDraft,
): Promise<ReadonlyMap<string, Settlement>> =>
  settledAmong(await desk.statutes.settlements(organisation.id, { draftId: draft.id }));

export async function discard<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const refusal = await discardDraft(visit.desk, found.draft, revisionIn(visit.form));
  return refusal ?? redirect(statutePath(found.organisation) ?? '/');
}

export async function printDraft<D extends StatutesDesk>(
  visit: V<D>,
  doors: ReadingDoors<D>,
): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, draft } = found;
  const text = await textRead(doors.read, draft.source);
  if ('refused' in text) return text;
  const printed = await doors.print(
    draftPaper(organisation, draft, text.reading, visit.today, doors.documentWords),
  );
  return 'refused' in printed
    ? printed
    : download(`${organisation.slug}-utkast.pdf`, 'application/pdf', printed.bytes);
}
