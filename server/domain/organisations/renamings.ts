// Names that Swedish public bodies have changed by law, so that a new name in a statute is not taken for a new body.

import type { Renaming } from '../comparison/renamings.ts';

interface RenamedBody {
  /** The day from which the new name applies. */
  readonly since: string;
  /** Inflected forms, old to new; `*` stands for a part that stays. A genitive -s on both need not be listed. */
  readonly forms: readonly (readonly [from: string, to: string])[];
}

const renamedBodies: readonly RenamedBody[] = [
  {
    // Lag (2018:1348): landsting are called region in all law.
    since: '2019-01-01',
    forms: [
      ['landsting', 'region'],
      ['landsting', 'regioner'],
      ['landstinget', 'regionen'],
      ['landstinget', 'region'],
      ['landstingen', 'regionerna'],
      ['landstings*', 'region*'],
      ['*s läns landsting', 'region *'],
      ['* läns landsting', 'region *'],
      ['* läns landsting', 'region * län'],
      ['landstinget i *s län', 'region *'],
      ['landstinget i * län', 'region *'],
      ['landstinget i * län', 'region * län'],
      ['landstinget i *', 'region *'],
    ],
  },
  {
    // Lag (2007:907): the länsarbetsnämnder became one authority.
    since: '2008-01-01',
    forms: [
      ['länsarbetsnämnd', 'arbetsförmedlingen'],
      ['länsarbetsnämnden', 'arbetsförmedlingen'],
      ['länsarbetsnämnderna', 'arbetsförmedlingen'],
      ['länsarbetsnämnden i * län', 'arbetsförmedlingen'],
      ['länsarbetsnämnden i *', 'arbetsförmedlingen'],
    ],
  },
  {
    // Lag (2004:801): the allmänna försäkringskassor became one authority.
    since: '2005-01-01',
    forms: [
      ['allmän försäkringskassa', 'försäkringskassan'],
      ['en allmän försäkringskassa', 'försäkringskassan'],
      ['allmänna försäkringskassan', 'försäkringskassan'],
      ['den allmänna försäkringskassan', 'försäkringskassan'],
      ['allmänna försäkringskassorna', 'försäkringskassan'],
      ['* läns allmänna försäkringskassa', 'försäkringskassan'],
      ['försäkringskassan i * län', 'försäkringskassan'],
    ],
  },
];

/** The renamings in force on a day (YYYY-MM-DD); all of them when none is given. */
export function knownRenamings(day?: string): readonly Renaming[] {
  return renamedBodies
    .filter((body) => day === undefined || body.since <= day)
    .flatMap((body) => body.forms.map(([from, to]) => ({ from, to })));
}
