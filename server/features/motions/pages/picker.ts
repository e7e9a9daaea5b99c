// What the picker is told: whom to quote, which version, which clause, and its words.
import type { PartialDate } from '../../../domain/language/dates.ts';
import type { Motion } from '../../../domain/motions/motion.ts';
import { quotationBlocks } from '../../../domain/motions/document.ts';
import type { OrganisationKind } from '../../../domain/organisations/organisation.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { citationOf } from '../../../domain/statutes/citation.ts';
import { clauseTitle } from '../../../domain/statutes/document.ts';
import type { Clause } from '../../../domain/statutes/statute.ts';
import type { VersionState } from '../../../domain/statutes/timeline.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks } from '../../documents/index.ts';
import { versionPath } from '../../statutes/index.ts';
import { citationPath, motionDraftPath } from '../paths.ts';
import { motionsCrumb } from './editor.ts';

export interface PickedStatute {
  readonly owner: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly kind: OrganisationKind;
  };
  readonly spells: readonly {
    readonly sequence: number;
    readonly effectiveFrom: PartialDate | null;
    readonly state: VersionState;
  }[];
  readonly version: {
    readonly id: string;
    readonly sequence: number;
    readonly effectiveFrom: PartialDate | null;
  };
  readonly clauses: readonly { readonly clause: Clause; readonly anchor: string }[];
}

export function pickerPage(
  motion: Motion,
  search: string,
  owners: readonly { readonly slug: string; readonly name: string }[],
  picked: PickedStatute | null,
  anchor: string,
  refusals: readonly Refusal[],
): Page {
  const path = citationPath(motion.id);
  const to = (slug: string, sequence?: number, fragment?: string): string =>
    [
      `${path}?organisation=${encodeURIComponent(slug)}`,
      ...(sequence === undefined ? [] : [`&lydelse=${String(sequence)}`]),
      ...(fragment === undefined ? [] : [`&paragraf=${encodeURIComponent(fragment)}#vald`]),
    ].join('');
  return page(
    'motions/picker',
    {
      title: { key: 'motions.picker.title' },
      crumbs: [motionsCrumb, { key: 'motions.editor.crumb', path: motionDraftPath(motion.id) }],
      motionHeading: motion.content.heading,
      search,
      owners: owners.map(({ slug, name }) => ({ name, path: to(slug) })),
      picked: picked === null ? null : pickedModel(picked, anchor, to),
      pickerPath: path,
      draftPath: motionDraftPath(motion.id),
    },
    refusals,
  );
}

function pickedModel(
  { owner, spells, version, clauses }: PickedStatute,
  anchor: string,
  to: (slug: string, sequence?: number, fragment?: string) => string,
) {
  const chosen = clauses.find((each) => each.anchor === anchor);
  return {
    name: owner.name,
    slug: owner.slug,
    sequence: version.sequence,
    versions: spells.map((spell) => ({
      ...spell,
      path: to(owner.slug, spell.sequence),
      isChosen: spell.sequence === version.sequence,
    })),
    clauses: clauses.map((each) => ({
      title: clauseTitle(each.clause),
      path: to(owner.slug, version.sequence, each.anchor),
      isChosen: each.anchor === anchor,
    })),
    chosen:
      chosen === undefined
        ? null
        : {
            anchor,
            title: clauseTitle(chosen.clause),
            blocks: shownBlocks(
              quotationBlocks({
                clause: chosen.clause,
                source: citationOf(chosen.clause, {
                  kind: owner.kind === 'network' ? 'bylaws' : 'forbundsordning',
                  owner: owner.name,
                  effectiveFrom: version.effectiveFrom,
                }),
                href: `${versionPath(owner, version.sequence)}#${anchor}`,
                note: null,
              }),
              2,
            ),
          },
  };
}
