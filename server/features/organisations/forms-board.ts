// From the forms about seats and shares to commands: a row for each member or part, named by its id.
import { z } from 'zod';
import { seatFault, type SeatsThen } from '../../domain/organisations/seats.ts';
import { typedShare } from '../../domain/organisations/shares.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { optionalPartialDate, readForm, type Filled } from '../../web/form.ts';
import type { SeatsCommand, SeatsOfMember, ShareOf, SharesCommand } from './actions/seats.ts';

const head = z.strictObject({
  from: optionalPartialDate,
  known: z.coerce.number({ error: 'form.choice' }).int().min(0).max(2_147_483_647),
});
const headOf = (form: Form) => readForm(head, { from: field(form, 'from'), known: field(form, 'known') });

/** A number of seats as typed; empty is not known, undefined no number at all. */
function count(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;
}

/** The seats typed for each member. @param then what stands for each on the day that the form is about */
export function seatsForm(
  form: Form,
  members: readonly { readonly memberId: string; readonly then: SeatsThen }[],
): Filled<SeatsCommand> {
  const filled = headOf(form);
  const refusals: Refusal[] = 'refusals' in filled ? [...filled.refusals] : [];
  const seats = members.flatMap(({ memberId, then }): readonly SeatsOfMember[] => {
    const [ordinary, alternates] = (['ordinary', 'alternates'] as const).map((name) =>
      count(field(form, `${name}.${memberId}`)),
    );
    if (ordinary === undefined || alternates === undefined) {
      const name = ordinary === undefined ? 'ordinary' : 'alternates';
      refusals.push(refuse('seats.number', `${name}.${memberId}`));
      return [];
    }
    const fault = seatFault({ ordinary, alternates });
    if (fault !== null) refusals.push({ ...fault, field: `${fault.field ?? ''}.${memberId}` });
    return ordinary === then.ordinary && alternates === then.alternates
      ? []
      : [{ memberId, ordinary, alternates }];
  });
  if (refusals.length > 0 || 'refusals' in filled) return { refusals };
  if (seats.length === 0) return { refusals: [refuse('seats.nothing')] };
  return { command: { ...filled.command, seats } };
}

/** A row of the form about shares: a part, or a member in it, and what is shown for it before it is changed. */
export interface ShareLine {
  readonly key: string;
  readonly party: ShareOf['party'];
  readonly memberId: string | null;
  readonly shown: string;
}

/** The shares typed for each part and member; a row left as it was, or empty, says nothing. */
export function sharesForm(form: Form, lines: readonly ShareLine[]): Filled<SharesCommand> {
  const filled = headOf(form);
  const refusals: Refusal[] = 'refusals' in filled ? [...filled.refusals] : [];
  const shares = lines.flatMap(({ key, party, memberId, shown }): readonly ShareOf[] => {
    const typed = field(form, `share.${key}`).trim();
    if (typed === '' || typed === shown) return [];
    const share = typedShare(typed);
    if (share !== null) return [{ party, memberId, ...share }];
    refusals.push(refuse('seats.share', `share.${key}`));
    return [];
  });
  if (refusals.length > 0 || 'refusals' in filled) return { refusals };
  if (shares.length === 0) return { refusals: [refuse('seats.nothing')] };
  return { command: { ...filled.command, shares } };
}
