// How a comparison is to be seen, as its address or form says. What cannot be understood counts as not said.
import type { Nature } from '../../domain/comparison/change.ts';
import { field, fields, type Form } from '../../web/body.ts';

/** Running text, two columns, or a list of the changes in words. */
export const views = ['rad', 'spalter', 'lista'] as const;
export type View = (typeof views)[number];

/** The natures of changes by their names in addresses. */
export const natureNames = ['sak', 'redaktionellt', 'foljd'] as const;
export type NatureName = (typeof natureNames)[number];
export const natureOf: Readonly<Record<NatureName, Nature>> = {
  sak: 'substance',
  redaktionellt: 'editorial',
  foljd: 'consequential',
};

export interface Viewing {
  readonly view: View;
  /** Unchanged text too, unfolded. */
  readonly showsAll: boolean;
  /** The changes that are marked; never empty. */
  readonly natures: readonly NatureName[];
  /** One clause of each side by its fragment ("p4"); '' for the whole text. */
  readonly clause: { readonly before: string; readonly after: string };
  /** Which part of a comparison that is too large for one page, from 1. */
  readonly part: number;
}

/** Nothing chosen among the natures means all: a comparison without its changes is none. */
export function viewingIn(form: Form): Viewing {
  const asked = fields(form, 'art').flatMap((list) => list.split(','));
  const natures = natureNames.filter((name) => asked.includes(name));
  return {
    view: views.find((view) => view === field(form, 'vy')) ?? 'rad',
    showsAll: field(form, 'visa') === 'alla',
    natures: natures.length === 0 ? natureNames : natures,
    clause: { before: field(form, 'p'), after: field(form, 'q') },
    part: Math.max(1, Number(/^\d{1,4}$/.exec(field(form, 'del'))?.[0] ?? 1)),
  };
}

/** The part of an address that says this, without what goes without saying; begins with & unless empty. */
export function viewingQuery({ view, showsAll, natures, clause, part }: Viewing): string {
  const said = [
    ...(view === 'rad' ? [] : [['vy', view]]),
    ...(showsAll ? [['visa', 'alla']] : []),
    ...(natures.length === natureNames.length ? [] : [['art', natures.join(',')]]),
    ...(clause.before === '' ? [] : [['p', clause.before]]),
    ...(clause.after === '' ? [] : [['q', clause.after]]),
    ...(part === 1 ? [] : [['del', String(part)]]),
  ];
  return said
    .map(([name = '', value = '']) => `&${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('');
}

/** The same seen with the sides changed about. */
export const swapped = (viewing: Viewing): Viewing => ({
  ...viewing,
  clause: { before: viewing.clause.after, after: viewing.clause.before },
  part: 1,
});
