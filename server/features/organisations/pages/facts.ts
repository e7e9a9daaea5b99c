// What the forms about an organisation's name, dates and predecessors are told.
import type { Day, PartialDate } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { factsPath, organisationPath, renamingPath, successionPath } from '../paths.ts';
import type { OrganisationFacts, StoredOrganisation } from '../records.ts';
import { crumbsTo } from './frame.ts';

/** Name, dates and predecessors of an organisation, each a form of its own. */
export function factsPage(
  facts: OrganisationFacts,
  known: readonly StoredOrganisation[],
  today: Day,
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const { organisation } = facts;
  const isConflict = refusals.some(({ refused }) => refused === 'edit.conflict');
  const typedOr = (name: string, stored: PartialDate | null): string =>
    form[name] === undefined ? (stored ?? '') : field(form, name);
  return page(
    'organisations/facts',
    {
      title: { key: 'organisations.facts.title' },
      crumbs: crumbsTo(organisation, today),
      names: organisation.names,
      hasEvents: organisation.kind === 'forbund' || organisation.kind === 'network',
      isKommun: organisation.kind === 'municipality',
      typed: {
        outsideRegionsFrom: typedOr('outsideRegionsFrom', organisation.outsideRegionsFrom ?? null),
        name: field(form, 'name'),
        from: field(form, 'from'),
        formedOn: typedOr('formedOn', organisation.formedOn),
        liquidationFrom: typedOr('liquidationFrom', organisation.liquidationFrom),
        dissolvedOn: typedOr('dissolvedOn', organisation.dissolvedOn),
        predecessor: field(form, 'predecessor'),
        kind: field(form, 'kind'),
        on: field(form, 'on'),
        predecessorLiquidation: field(form, 'predecessorLiquidation'),
      },
      revision: organisation.revision,
      stored: isConflict
        ? {
            formedOn: organisation.formedOn,
            liquidationFrom: organisation.liquidationFrom,
            dissolvedOn: organisation.dissolvedOn,
            outsideRegionsFrom: organisation.outsideRegionsFrom ?? null,
          }
        : null,
      candidates: inSwedishOrder(
        known
          .filter((other) => other.kind === organisation.kind && other.id !== organisation.id)
          .map((other) => nameOn(other, today)),
        (name) => name,
      ),
      datesPath: factsPath(organisation),
      renamingPath: renamingPath(organisation),
      successionPath: successionPath(organisation),
      organisationPath: organisationPath(organisation),
      notice,
    },
    refusals,
    isConflict ? 409 : undefined,
  );
}
