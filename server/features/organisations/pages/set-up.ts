// What the form that sets up a förbund is told.
import type { Day } from '../../../domain/language/dates.ts';
import { inSwedishOrder } from '../../../domain/language/swedish.ts';
import { nameOn } from '../../../domain/organisations/organisation.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, fields, type Form } from '../../../web/body.ts';
import { memberGroups, type MemberGroup } from '../forms.ts';
import { registerPath, setUpPath } from '../paths.ts';
import type { StoredOrganisation } from '../records.ts';

/** The form that sets up a förbund, as typed so far. `known` fills the suggestions. */
export function setUpPage(
  form: Form,
  known: readonly StoredOrganisation[],
  today: Day,
  refusals: readonly Refusal[],
): Page {
  const extra = field(form, 'more');
  const groups = memberGroups.map(({ group, kind }) => {
    const names = fields(form, `${group}Name`);
    const froms = fields(form, `${group}From`);
    const count = Math.min(300, Math.max(names.length, rowsAtFirst[group]) + (extra === group ? 4 : 0));
    return {
      group,
      canGrow: group === 'municipality' || group === 'region',
      rows: Array.from({ length: count }, (_, index) => ({
        number: index + 1,
        index,
        name: names[index] ?? usualNames(group, known, today, form),
        from: froms[index] ?? '',
        nameField: `${group}Name.${String(index)}`,
        fromField: `${group}From.${String(index)}`,
      })),
      suggestions: inSwedishOrder(
        known
          .filter((organisation) => organisation.kind === kind)
          .map((organisation) => nameOn(organisation, today)),
        (name) => name,
      ),
    };
  });
  return page(
    'organisations/new',
    {
      title: { key: 'organisations.setUp.title' },
      crumbs: [{ key: 'organisations.register.title', path: registerPath }],
      name: field(form, 'name'),
      formedOn: field(form, 'formedOn'),
      seats: field(form, 'seats'),
      isForming: field(form, 'stage') === 'forming',
      groups,
      setUpPath,
    },
    refusals,
    extra === '' ? undefined : 200,
  );
}

const rowsAtFirst: Readonly<Record<MemberGroup, number>> = {
  municipality: 4,
  region: 1,
  socialInsuranceAgency: 1,
  employmentService: 1,
};

/** The two agencies are members of every förbund (3 § lag 2003:1210): their names stand there from the beginning. */
function usualNames(
  group: MemberGroup,
  known: readonly StoredOrganisation[],
  today: Day,
  form: Form,
): string {
  if (form['name'] !== undefined) return '';
  const names = {
    socialInsuranceAgency: 'Försäkringskassan',
    employmentService: 'Arbetsförmedlingen',
    municipality: '',
    region: '',
  };
  const usual = names[group];
  const registered = known.find(
    (each) => each.kind === 'agency' && each.names.some(({ name }) => name === usual),
  );
  return registered === undefined ? usual : nameOn(registered, today);
}
