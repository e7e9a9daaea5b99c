// The first page, the pages about the house, and the choice of language.
import { dayInSweden } from '../../domain/language/dates.ts';
import type { EntryKind } from '../../domain/log/entry.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { page, redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import { languages } from '../../web/i18n.ts';
import { ownAddress } from '../../web/own-address.ts';
import type { Room, Visit } from '../../web/room.ts';
import { comparisonPath } from '../comparison/index.ts';
import type { LogStore } from '../log/index.ts';
import { organisationPath, registerPath, setUpPath, type OrganisationStore } from '../organisations/index.ts';
import { versionPath, type StatuteStore } from '../statutes/index.ts';
import { aboutPath, accessibilityPath, homePath, languagePath, privacyPath } from './paths.ts';

export interface HomeDesk {
  readonly log: LogStore;
  readonly organisations: OrganisationStore;
  readonly statutes: StatuteStore;
}

/** What the first page tells of: things anyone may see. */
const newsKinds: readonly EntryKind[] = [
  'statute.versionReadIn',
  'organisation.renamed',
  'succession.recorded',
];

export function homeRoutes<D extends HomeDesk>(room: Room<D>): void {
  room.get(homePath, { act: 'public.read' }, async (visit) =>
    page('home/index', {
      title: { key: 'home.title' },
      crumbs: [],
      comparisonPath,
      setUpPath,
      registerPath,
      news: await news(visit),
    }),
  );
  const texts = [
    [aboutPath, 'home/about', 'home.about.title'],
    [accessibilityPath, 'home/accessibility', 'home.accessibility.title'],
    [privacyPath, 'home/privacy', 'home.privacy.title'],
  ] as const;
  for (const [path, template, key] of texts) {
    room.get(path, { act: 'public.read' }, () =>
      Promise.resolve(page(template, { title: { key }, crumbs: [] })),
    );
  }
  room.ask(languagePath, { act: 'public.read' }, (visit) => Promise.resolve(chooseLanguage(visit)));
}

async function news<D extends HomeDesk>({ desk, today }: Visit<D>) {
  const entries = await desk.log.latest(newsKinds, 8);
  const owners = await desk.organisations.byIds([
    ...new Set(entries.map(({ organisationId }) => organisationId)),
  ]);
  const versions = await desk.statutes.versionsByIds(entries.map(({ subjectId }) => subjectId));
  const [ownerById, versionById] = [
    new Map(owners.map((each) => [each.id, each])),
    new Map(versions.map((each) => [each.id, each])),
  ];
  return entries.flatMap((entry) => {
    const owner = ownerById.get(entry.organisationId);
    if (owner === undefined) return [];
    const version = versionById.get(entry.subjectId);
    return [
      {
        kind: entry.kind.replace('.', '-'),
        name: nameOn(owner, today),
        path: version === undefined ? organisationPath(owner) : versionPath(owner, version.sequence),
        effectiveFrom: version?.effectiveFrom ?? null,
        on: dayInSweden(Date.parse(entry.at)),
      },
    ];
  });
}

/** Remembers the language in a cookie and goes back to the page that asked. */
function chooseLanguage<D>(visit: Visit<D>): Answer {
  const language = languages.find((each) => each === field(visit.form, 'language')) ?? 'sv';
  return redirect(ownAddress(field(visit.form, 'back')) ?? homePath, { language });
}
