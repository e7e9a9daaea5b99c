// From the organisations' forms to commands.
import { z } from 'zod';
import type { PartialDate } from '../../domain/language/dates.ts';
import { parties, type Party } from '../../domain/organisations/membership.ts';
import { typedShare, type Fraction } from '../../domain/organisations/shares.ts';
import type { OrganisationKind } from '../../domain/organisations/organisation.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { fields, type Form } from '../../web/body.ts';
import {
  choice,
  line,
  optionalPartialDate,
  readForm,
  requiredLine,
  revision,
  wholeDay,
  type Filled,
} from '../../web/form.ts';

/** One member as typed in a row of the form. */
export interface MemberRow {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly party: Party;
  readonly from: PartialDate | null;
}

export interface SetUpCommand {
  readonly name: string;
  readonly formedOn: PartialDate | null;
  readonly members: readonly MemberRow[];
}

/** The groups of member rows on the form: what they are and through which part they belong. */
export const memberGroups = [
  { group: 'municipality', kind: 'municipality', party: 'municipalities' },
  { group: 'region', kind: 'region', party: 'regions' },
  { group: 'socialInsuranceAgency', kind: 'agency', party: 'socialInsuranceAgency' },
  { group: 'employmentService', kind: 'agency', party: 'employmentService' },
] as const;
export type MemberGroup = (typeof memberGroups)[number]['group'];

const setUpHead = z.strictObject({ name: requiredLine(200), formedOn: optionalPartialDate });
const memberName = line(200);

/** Reads the form that sets up a förbund: head, and rows named `<group>Name` and `<group>From`; rows without a name are skipped. */
export function setUpForm(form: Form): Filled<SetUpCommand> {
  const head = readForm(setUpHead, pick(form, ['name', 'formedOn']));
  const refusals: Refusal[] = 'refusals' in head ? [...head.refusals] : [];
  const formedOn = 'command' in head ? head.command.formedOn : null;
  const members: MemberRow[] = [];
  for (const { group, kind, party } of memberGroups) {
    const froms = fields(form, `${group}From`);
    for (const [index, typed] of fields(form, `${group}Name`).entries()) {
      const name = memberName.safeParse(typed);
      const from = optionalPartialDate.safeParse(froms[index] ?? '');
      if (!name.success) refusals.push(refuse('form.invisible', `${group}Name.${String(index)}`));
      else if (name.data === '') {
        if ((froms[index] ?? '').trim() !== '')
          refusals.push(refuse('form.required', `${group}Name.${String(index)}`));
      } else if (!from.success) refusals.push(refuse('form.date', `${group}From.${String(index)}`));
      else members.push({ name: name.data, kind, party, from: from.data ?? formedOn });
    }
  }
  if (refusals.length > 0 || 'refusals' in head) return { refusals };
  return { command: { ...head.command, members } };
}

function pick(form: Form, names: readonly string[]): Form {
  return Object.fromEntries(names.map((name) => [name, form[name] ?? '']));
}

const newMember = z.strictObject({
  member: requiredLine(200),
  group: choice(['municipality', 'region', 'socialInsuranceAgency', 'employmentService', 'forbund']),
  from: optionalPartialDate,
  to: optionalPartialDate,
});
export const newMemberForm = (form: Form) => readForm(newMember, form);
export type NewMemberCommand = z.output<typeof newMember>;

const membership = z.strictObject({
  party: choice(parties),
  from: optionalPartialDate,
  to: optionalPartialDate,
  revision,
});
export const membershipForm = (form: Form) => readForm(membership, form);
export type MembershipCommand = z.output<typeof membership>;

const renaming = z.strictObject({ name: requiredLine(200), from: optionalPartialDate });
export const renamingForm = (form: Form) => readForm(renaming, form);
export type RenamingCommand = z.output<typeof renaming>;

const succession = z.strictObject({
  predecessor: requiredLine(200),
  kind: choice(['merger', 'operationsMoved']),
  on: optionalPartialDate,
  predecessorLiquidation: optionalPartialDate,
});
export const successionForm = (form: Form) => readForm(succession, form);
/** Since when the other is in liquidation, where that is told with it. */
export type SuccessionCommand = Omit<z.output<typeof succession>, 'predecessorLiquidation'> & {
  readonly predecessorLiquidation?: PartialDate | null;
};

const dates = z.strictObject({
  formedOn: optionalPartialDate,
  liquidationFrom: optionalPartialDate,
  dissolvedOn: optionalPartialDate,
  outsideRegionsFrom: optionalPartialDate,
  revision,
});
export const datesForm = (form: Form) => readForm(dates, form);
/** Since when a kommun belongs to no region, where that is told with it; it stays as it is where not. */
export type DatesCommand = Omit<z.output<typeof dates>, 'outsideRegionsFrom'> & {
  readonly outsideRegionsFrom?: PartialDate | null;
};

const withdrawal = z.strictObject({
  member: requiredLine(60),
  givenOn: wholeDay,
  noticeMonths: z
    .string({ error: 'form.required' })
    .trim()
    .regex(/^\d{1,3}$/, 'withdrawal.tooLong')
    .transform(Number),
  clause: line(60),
});
export const withdrawalForm = (form: Form) => readForm(withdrawal, form);

const seatCount = z
  .string({ error: 'form.required' })
  .trim()
  .regex(/^\d{1,2}$/, 'seats.number')
  .transform(Number);
/** How many board members each founder is to appoint; empty is not decided, undefined no such number. */
export function seatsOfFounders(form: Form): number | null | undefined {
  const typed = fields(form, 'seats').at(-1)?.trim() ?? '';
  if (typed === '') return null;
  return /^[1-9]\d?$/.test(typed) ? Number(typed) : undefined;
}

const accession = z.strictObject({
  member: requiredLine(200),
  group: choice(['municipality', 'region']),
  from: wholeDay,
  ordinary: seatCount,
  alternates: seatCount,
  /** Of the whole cost; null where it is not decided. */
  share: z
    .string()
    .default('')
    .transform((typed, context): Fraction | null => {
      const share = typed.trim() === '' ? null : typedShare(typed);
      if (share === null && typed.trim() !== '') context.addIssue({ code: 'custom', message: 'seats.share' });
      return share;
    }),
});
export const accessionForm = (form: Form) => readForm(accession, form);
export type AccessionCommand = z.output<typeof accession>;
