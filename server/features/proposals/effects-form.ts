// From the form of what follows from a proposal to a command: rows of members that are listed, and of those that join.
import type { CostPart, Fraction } from '../../domain/organisations/shares.ts';
import { isSameShare, typedShare } from '../../domain/organisations/shares.ts';
import { parties, type Party } from '../../domain/organisations/membership.ts';
import type { SeatsThen } from '../../domain/organisations/seats.ts';
import type { Effects, Seats, Share } from '../../domain/proposals/proposal.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { field, type Form } from '../../web/body.ts';
import { choice, readForm, requiredLine, revision, type Filled } from '../../web/form.ts';
import { z } from 'zod';

/** A member of today, or one to come, with what the register says of it. */
export interface ListedMember {
  readonly memberId: string;
  readonly name: string;
  readonly party: Party;
  readonly seats: SeatsThen;
  readonly share: Fraction | null;
}

export interface Listed {
  readonly members: readonly ListedMember[];
  readonly parts: readonly { readonly party: CostPart; readonly share: Fraction | null }[];
}

/** Who is to join, as typed in a row. */
export interface Joining {
  /** The row's number. */
  readonly at: number;
  readonly name: string;
  readonly party: Party;
  readonly seats: Omit<Seats, 'memberId'> | null;
  readonly share: Fraction | null;
}

export interface EffectsCommand {
  readonly revision: number;
  readonly joins: readonly Joining[];
  readonly leaves: Effects['leaves'];
  /** Of members that are listed. */
  readonly seats: readonly Seats[];
  /** Of parts, and of members that are listed. */
  readonly shares: readonly Share[];
}

/** As many rows as the form takes for those who join. */
export const mostJoins = 60;
export const joiningParties = parties.filter((party) => party !== 'none');
const joinFields = ['joinName', 'joinParty', 'joinOrdinary', 'joinAlternates', 'joinShare'] as const;
const head = z.strictObject({ revision });
const name = requiredLine(200);
const party = choice(['municipalities', 'regions', 'socialInsuranceAgency', 'employmentService']);

/** A field left empty, or as the register has it, changes nothing; one that is not there leaves what was proposed. */
export function effectsForm(form: Form, { members, parts }: Listed, stored: Effects): Filled<EffectsCommand> {
  const filled = readForm(head, { revision: field(form, 'revision') });
  const refusals: Refusal[] = 'refusals' in filled ? [...filled.refusals] : [];
  if (Object.keys(form).some((key) => !isListed(key, { members, parts })))
    refusals.push(refuse('form.unknownField'));
  const leaving = new Set(
    members.filter(({ memberId }) => field(form, `leave.${memberId}`) !== '').map((each) => each.memberId),
  );
  const staying = members.filter(({ memberId }) => !leaving.has(memberId));
  const command = {
    joins: joinsTyped(form, refusals),
    leaves: [...leaving].map((memberId) => ({ memberId })),
    seats: staying.flatMap(({ memberId, seats }): readonly Seats[] => {
      const before = stored.seats.find((each) => each.memberId === memberId);
      const typed = changedSeats(form, memberId, seats, before, refusals);
      return typed === null ? [] : [{ memberId, ...typed }];
    }),
    shares: [
      ...parts.map((part) => ({ ...part, memberId: null, at: `part.${part.party}` })),
      ...staying.map((member) => ({ ...member, at: `share.${member.memberId}` })),
    ].flatMap(({ party: within, memberId, share, at }): readonly Share[] => {
      const before = stored.shares.find((each) => each.party === within && each.memberId === memberId);
      const typed = changedShare(form, at, share, before, refusals);
      return typed === null ? [] : [{ party: within, memberId, ...typed }];
    }),
  };
  return 'refusals' in filled || refusals.length > 0
    ? { refusals }
    : { command: { ...filled.command, ...command } };
}

function isListed(key: string, { members, parts }: Listed): boolean {
  const [kind = '', ...rest] = key.split('.');
  const of = rest.join('.');
  if (key === 'revision') return true;
  if (joinFields.some((each) => each === kind)) return /^\d{1,2}$/.test(of) && Number(of) < mostJoins;
  if (kind === 'part') return parts.some((each) => each.party === of);
  return (
    ['leave', 'ordinary', 'alternates', 'share'].includes(kind) &&
    members.some(({ memberId }) => memberId === of)
  );
}

function joinsTyped(form: Form, refusals: Refusal[]): readonly Joining[] {
  return Array.from({ length: mostJoins }).flatMap((_, at): readonly Joining[] => {
    const [who = '', part = '', ...others] = joinFields.map((each) =>
      field(form, `${each}.${String(at)}`).trim(),
    );
    if (who === '' && others.every((each) => each === '')) return [];
    const named = readForm(z.object({ name, party }), { name: who, party: part });
    if ('refusals' in named)
      refusals.push(
        ...named.refusals.map((each) => ({
          ...each,
          field: `${each.field === 'party' ? 'joinParty' : 'joinName'}.${String(at)}`,
        })),
      );
    const seats = typedSeats(form, ['joinOrdinary', 'joinAlternates'], String(at), null, refusals);
    const share = shareTyped(form, `joinShare.${String(at)}`, refusals);
    return 'refusals' in named ? [] : [{ at, ...named.command, seats, share }];
  });
}

type Counts = Omit<Seats, 'memberId'>;
type SeatFields = readonly [ordinary: string, alternates: string];

/** What is typed of a member's seats; where only one number is, the other stays as it is now. */
function typedSeats(
  form: Form,
  [ordinaryField, alternatesField]: SeatFields,
  of: string,
  now: SeatsThen | null,
  refusals: Refusal[],
): Counts | null {
  const fieldsOf = [ordinaryField, alternatesField].map((each) => `${each}.${of}`);
  const typed = fieldsOf.map((each) => field(form, each).trim());
  if (typed.every((each) => each === '')) return null;
  const [ordinary, alternates] = [now?.ordinary ?? null, now?.alternates ?? null].map((known, index) => {
    const text = typed[index] ?? '';
    if (/^\d{1,2}$/.test(text)) return Number(text);
    if (text === '' && known !== null) return known;
    refusals.push(refuse(text === '' ? 'form.required' : 'seats.number', fieldsOf[index]));
    return null;
  });
  return typeof ordinary === 'number' && typeof alternates === 'number' ? { ordinary, alternates } : null;
}

function changedSeats(
  form: Form,
  memberId: string,
  now: SeatsThen,
  before: Seats | undefined,
  refusals: Refusal[],
): Counts | null {
  if (form[`ordinary.${memberId}`] === undefined && form[`alternates.${memberId}`] === undefined)
    return before ?? null;
  const typed = typedSeats(form, ['ordinary', 'alternates'], memberId, now, refusals);
  const isSame = (other: Pick<SeatsThen, 'ordinary' | 'alternates'> | undefined): boolean =>
    typed !== null && other?.ordinary === typed.ordinary && other.alternates === typed.alternates;
  return isSame(now) && !isSame(before) ? null : typed;
}

function shareTyped(form: Form, at: string, refusals: Refusal[]): Fraction | null {
  const typed = field(form, at).trim();
  const share = typed === '' ? null : typedShare(typed);
  if (typed !== '' && share === null) refusals.push(refuse('seats.share', at));
  return share;
}

function changedShare(
  form: Form,
  at: string,
  now: Fraction | null,
  before: Share | undefined,
  refusals: Refusal[],
): Fraction | null {
  if (form[at] === undefined) return before ?? null;
  const typed = shareTyped(form, at, refusals);
  const isSame = (other: Fraction | null | undefined): boolean =>
    typed !== null && other !== null && other !== undefined && isSameShare(typed, other);
  return isSame(now) && !isSame(before) ? null : typed;
}
