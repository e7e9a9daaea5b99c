// What the pages of corrections are told.
import { dayInSweden, type Day } from '../../../domain/language/dates.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { clauseAnchors } from '../../../domain/statutes/anchor.ts';
import { clauseReference } from '../../../domain/statutes/citation.ts';
import {
  clauseChange,
  clauseTyped,
  type CorrectedClause,
  type Correction,
} from '../../../domain/statutes/correction.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { crumbsTo, type StoredOrganisation } from '../../organisations/index.ts';
import { statuteCrumb } from '../crumbs.ts';
import { correctionPath, correctionsPath, versionPath } from '../paths.ts';
import type { VersionHeader, VersionText } from '../records.ts';

export interface CorrectedVersion {
  readonly organisation: StoredOrganisation;
  readonly version: VersionHeader;
  readonly text: VersionText;
  /** The versions of the statute. */
  readonly versions: readonly VersionHeader[];
  /** Corrections of this version. */
  readonly corrections: readonly Correction[];
}

/** One corrected clause: what stood there, and what stands there now. */
export const correctedModel = (clause: CorrectedClause) => ({
  reference: clause.reference,
  anchor: clause.anchor,
  changed: clauseChange(clause),
});

export const correctionModel = (
  correction: Correction,
  versions: readonly VersionHeader[],
  organisation: StoredOrganisation,
) => {
  const sequenceOf = (id: string | null): number | null =>
    versions.find((each) => each.id === id)?.sequence ?? null;
  const [from, to] = [sequenceOf(correction.versionId), sequenceOf(correction.newVersionId)];
  return {
    state: correction.state,
    reason: correction.reason,
    proposedOn: dayInSweden(Date.parse(correction.proposedAt)),
    settledOn: correction.settledAt === null ? null : dayInSweden(Date.parse(correction.settledAt)),
    clauses: correction.clauses.map(correctedModel),
    path: correctionPath(organisation, from ?? 0, correction.id),
    fromNumber: from,
    fromPath: versionPath(organisation, from ?? 0),
    toNumber: to,
    toPath: to === null ? null : versionPath(organisation, to),
  };
};

/** The corrections of a version; where a clause is chosen, the form that corrects it. */
export function correctionsPage(
  view: CorrectedVersion,
  form: Form,
  chosen: string,
  mayPropose: boolean,
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const { organisation, version, text, versions, corrections } = view;
  const anchors = clauseAnchors(text.reading.clauses);
  const typed = clauseTyped(text, chosen);
  const at = anchors.indexOf(chosen);
  const clause = text.reading.clauses[at];
  const path = correctionsPath(organisation, version.sequence);
  return page(
    'statutes/corrections',
    {
      title: { key: 'corrections.title', facts: { number: version.sequence } },
      crumbs: [...crumbsTo(organisation, today), statuteCrumb(organisation)],
      sequence: version.sequence,
      versionPath: versionPath(organisation, version.sequence),
      effectiveFrom: version.effectiveFrom,
      corrections: corrections.map((each) => correctionModel(each, versions, organisation)),
      mayPropose,
      path,
      clauses: text.reading.clauses.map((each, index) => ({
        anchor: anchors[index] ?? '',
        reference: clauseReference(each),
        heading: each.heading,
        path: `${path}?paragraf=${anchors[index] ?? ''}#skriv`,
      })),
      chosen:
        typed === null || clause === undefined
          ? null
          : {
              anchor: chosen,
              reference: clauseReference(clause),
              heading: form['heading'] === undefined ? (typed.heading ?? '') : field(form, 'heading'),
              source: form['source'] === undefined ? typed.source : field(form, 'source'),
              reason: field(form, 'reason'),
            },
    },
    refusals,
  );
}

/** One correction, to confirm or decline. */
export function correctionPage(
  view: Pick<CorrectedVersion, 'organisation' | 'version' | 'versions'>,
  correction: Correction,
  who: { readonly proposer: string; readonly isOwn: boolean; readonly isOvertaken: boolean },
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const { organisation, version, versions } = view;
  const path = correctionPath(organisation, version.sequence, correction.id);
  return page(
    'statutes/correction',
    {
      title: { key: 'corrections.one', facts: { number: version.sequence } },
      crumbs: [
        ...crumbsTo(organisation, today),
        statuteCrumb(organisation),
        { key: 'corrections.crumb', path: correctionsPath(organisation, version.sequence) },
      ],
      sequence: version.sequence,
      ...correctionModel(correction, versions, organisation),
      effectiveFrom: version.effectiveFrom,
      proposer: who.proposer,
      isPending: correction.state === 'pending',
      mayConfirm: correction.state === 'pending' && !who.isOwn && !who.isOvertaken,
      isOwn: who.isOwn,
      isOvertaken: who.isOvertaken,
      confirmPath: `${path}/bekraftelse`,
      declinePath: `${path}/avslag`,
    },
    refusals,
  );
}
