// Addresses of statutes, their versions and the drafts they are read in from.
import { may } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { readStatute } from '../../domain/statutes/parse/read-statute.ts';
import { timelineOn } from '../../domain/statutes/timeline.ts';
import { download, redirect, type Answer } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import { dayAsked } from '../../web/form.ts';
import type { TextOfFile } from '../../office/files.ts';
import type { Words } from '../../web/i18n.ts';
import type { Handler, Policy, Room, Visit } from '../../web/room.ts';
import { showDocument, type PrintDraft } from '../documents/index.ts';
import {
  crumbsTo,
  onOrganisation,
  organisationInPath,
  type StoredOrganisation,
} from '../organisations/index.ts';
import { changeDraft, discardDraft, saveVersion, startDraft, type StatutesDesk } from './actions.ts';
import { draftPaper } from './document.ts';
import { draftForm, revisionIn, sourceIn, stepIn } from './forms.ts';
import { draftPage, startDraftPage, statuteCrumb, statutePage, type ShownVersion } from './pages.ts';
import { draftPath, statutePath, statutePatterns, versionPath } from './paths.ts';
import type { Draft, VersionHeader } from './records.ts';

/** What the house connects. */
export interface StatutesDoors {
  readonly baseUrl: string;
  readonly comparePath: (from: string, to: string) => string;
  /** Where it is told who decided each sentence of a version. */
  readonly historyPath: (organisation: StoredOrganisation, sequence: number) => string;
  readonly print: PrintDraft;
  readonly textOfFile: TextOfFile;
  /** The words of documents, which are Swedish in either interface. */
  readonly documentWords: Words;
}

type V<D extends StatutesDesk> = Visit<D>;

export function statutesRoutes<D extends StatutesDesk>(room: Room<D>, doors: StatutesDoors): void {
  for (const pattern of statutePatterns) {
    room.getKept(pattern, onOrganisation('public.read'), (visit) => showStatute(visit, doors));
    room.getKept(`${pattern}/lydelser/:sequence`, onOrganisation('public.read'), (visit) =>
      showVersion(visit, doors),
    );
    room.get(`${pattern}/lydelser/:sequence/original`, onOrganisation('public.read'), showSource);
    room.get(`${pattern}/lydelser/:sequence/handling`, onOrganisation('public.read'), showFile);
    room.get(`${pattern}/inlasning`, onOrganisation('statute.startDraft'), (visit) => showStart(visit, []));
    room.preparedAct(
      `${pattern}/inlasning`,
      onOrganisation('statute.startDraft'),
      (visit) => start(visit, doors),
      'texts',
    );
    room.get(`${pattern}/inlasning/:id`, onDraft('statute.seeDraft'), (visit) => showDraft(visit, null));
    room.preparedAct(`${pattern}/inlasning/:id`, onDraft('statute.changeDraft'), change, 'texts');
    room.get(`${pattern}/inlasning/:id/handling`, onDraft('statute.seeDraft'), (visit) =>
      printDraft(visit, doors),
    );
    room.act(`${pattern}/inlasning/:id/kassering`, onDraft('statute.changeDraft'), discard);
  }
}

/** A policy on a draft that belongs to the organisation named in the address. */
function onDraft<D extends StatutesDesk>(act: Policy<D>['act']): Policy<D> {
  return { act, of: async (visit) => (await draftInPath(visit))?.organisation.id ?? null };
}

async function draftInPath<D extends StatutesDesk>(
  visit: V<D>,
): Promise<{ readonly organisation: StoredOrganisation; readonly draft: Draft } | null> {
  const organisation = await organisationInPath(visit);
  const draft = await visit.desk.statutes.draft(visit.parameters['id'] ?? '');
  return organisation === null || draft === null || draft.organisationId !== organisation.id
    ? null
    : { organisation, draft };
}

async function showStatute<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const versions = await visit.desk.statutes.versions(organisation.id);
  const inForce = timelineOn(versions, asked.on, organisation.dissolvedOn).inForce;
  // A statute whose only text has no date is better shown, with that said, than not at all.
  const only =
    versions.length === 1 ? versions.find(({ effectiveFrom }) => effectiveFrom === null) : undefined;
  return show(visit, doors, organisation, versions, inForce ?? only ?? null, false);
}

async function showVersion<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  return show(visit, doors, found.organisation, found.versions, found.version, true);
}

async function versionInPath<D extends StatutesDesk>(visit: V<D>) {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return null;
  const versions = await visit.desk.statutes.versions(organisation.id);
  const version = versions.find(({ sequence }) => String(sequence) === visit.parameters['sequence']);
  return version === undefined ? null : { organisation, versions, version };
}

async function show<D extends StatutesDesk>(
  visit: V<D>,
  doors: StatutesDoors,
  organisation: StoredOrganisation,
  versions: readonly VersionHeader[],
  version: VersionHeader | null,
  isNamedVersion: boolean,
): Promise<Answer> {
  const asked = dayAsked(field(visit.query, 'datum'), visit.today);
  const notice = field(visit.query, 'kvitto') === 'saved' ? 'versionSaved' : null;
  const maySeeDrafts = may(visit.who, 'statute.seeDraft', organisation.id);
  return statutePage(
    { organisation, versions, baseUrl: doors.baseUrl, historyPath: doors.historyPath },
    asked,
    version === null ? null : await shownVersion(visit.desk, version),
    {
      mayRead: may(visit.who, 'statute.startDraft', organisation.id),
      drafts: maySeeDrafts ? await visit.desk.statutes.drafts(organisation.id) : [],
    },
    doors.comparePath,
    notice,
    isNamedVersion,
  );
}

async function shownVersion(desk: StatutesDesk, header: VersionHeader): Promise<ShownVersion | null> {
  const text = await desk.statutes.text(header.organisationId, header.id);
  return text === null
    ? null
    : { header, text, decisions: await desk.statutes.decisions(header.organisationId, header.id) };
}

async function showSource<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  const text =
    found === null ? null : await visit.desk.statutes.text(found.organisation.id, found.version.id);
  if (found === null || text === null) return { refused: 'access.notFound' };
  const name = `${found.organisation.slug}-${found.version.effectiveFrom ?? `lydelse-${String(found.version.sequence)}`}.txt`;
  return download(name, 'text/plain; charset=utf-8', Buffer.from(text.source, 'utf8'));
}

async function showFile<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await versionInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, version } = found;
  return showDocument(visit, {
    kind: 'statuteVersion',
    subjectId: version.id,
    title: { key: 'statutes.documentTitle', facts: { number: version.sequence } },
    crumbs: [...crumbsTo(organisation, visit.today), statuteCrumb(organisation)],
    path: versionPath(organisation, version.sequence),
  });
}

async function printDraft<D extends StatutesDesk>(visit: V<D>, doors: StatutesDoors): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, draft } = found;
  const reading = readStatute(draft.source);
  const printed = await doors.print(
    draftPaper(organisation, draft, reading, visit.today, doors.documentWords),
  );
  return 'refused' in printed
    ? printed
    : download(`${organisation.slug}-utkast.pdf`, 'application/pdf', printed.bytes);
}

async function showStart<D extends StatutesDesk>(visit: V<D>, refusals: readonly Refusal[]): Promise<Answer> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const versions = await visit.desk.statutes.versions(organisation.id);
  return startDraftPage(organisation, visit.form, visit.today, refusals, versions.length === 0);
}

async function start<D extends StatutesDesk>(
  visit: V<D>,
  doors: StatutesDoors,
): Promise<Answer | { readonly act: Handler<D> }> {
  const organisation = await organisationInPath(visit);
  if (organisation === null) return { refused: 'access.notFound' };
  const text = await sourceIn(visit.form, visit.uploads, doors.textOfFile);
  if ('refused' in text) return showStart(visit, [text]);
  const reading = readStatute(text.source);
  return {
    act: async (acting) => {
      const draft = await startDraft(acting.desk, organisation, text.source, reading);
      return 'refused' in draft
        ? showStart(withSource(acting, text.source), [draft])
        : redirect(draftPath(organisation, draft.id));
    },
  };
}

/** The form with the text that was uploaded in its text field, so that it can be mended where it stands. */
function withSource<D extends StatutesDesk>(visit: V<D>, source: string): V<D> {
  return { ...visit, form: { ...visit.form, source } };
}

async function showDraft<D extends StatutesDesk>(
  visit: V<D>,
  typed: { readonly form: Form; readonly refusals: readonly Refusal[] } | null,
): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const { organisation, draft } = found;
  const saved = (await visit.desk.statutes.versions(organisation.id)).find(
    ({ id }) => id === draft.versionId,
  );
  if (saved !== undefined && typed === null)
    return redirect(`${statutePath(organisation) ?? ''}/lydelser/${String(saved.sequence)}`);
  const source = typed === null ? draft.source : field(typed.form, 'source');
  const notice = field(visit.query, 'kvitto') === 'saved' ? 'draftSaved' : null;
  return draftPage(
    organisation,
    draft,
    readStatute(source),
    visit.today,
    typed === null
      ? notice === null
        ? null
        : { form: {}, refusals: [], notice }
      : { ...typed, notice: null },
    may(visit.who, 'statute.changeDraft', organisation.id),
  );
}

async function change<D extends StatutesDesk>(visit: V<D>): Promise<Answer | { readonly act: Handler<D> }> {
  const step = stepIn(visit.form);
  const filled = step === 'rows' ? { refusals: [] } : draftForm(visit.form);
  if ('refusals' in filled) return showDraft(visit, { form: visit.form, refusals: filled.refusals });
  const { command } = filled;
  const reading = readStatute(command.source);
  return {
    act: async (acting) => {
      const found = await draftInPath(acting);
      if (found === null) return { refused: 'access.notFound' };
      const { organisation, draft } = found;
      const again = (refusal: Refusal): Promise<Answer> =>
        showDraft(acting, { form: acting.form, refusals: [refusal] });
      if (step === 'read') {
        const changed = await changeDraft(acting.desk, draft, command, reading);
        return 'refused' in changed
          ? again(changed)
          : redirect(`${draftPath(organisation, draft.id)}?kvitto=saved`);
      }
      const saved = await saveVersion(acting.desk, organisation, draft, command, reading);
      return 'refused' in saved
        ? again(saved)
        : redirect(`${statutePath(organisation) ?? ''}/lydelser/${String(saved.sequence)}?kvitto=saved`);
    },
  };
}

async function discard<D extends StatutesDesk>(visit: V<D>): Promise<Answer> {
  const found = await draftInPath(visit);
  if (found === null) return { refused: 'access.notFound' };
  const refusal = await discardDraft(visit.desk, found.draft, revisionIn(visit.form));
  return refusal ?? redirect(statutePath(found.organisation) ?? '/');
}
