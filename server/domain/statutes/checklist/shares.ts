// 5 § lag (2003:1210): the state pays half, the region or regions a quarter, the kommun or kommuner a quarter.
import type { Party } from '../../organisations/membership.ts';
import { lawfulSharesAmong, type Fraction } from '../../organisations/shares.ts';
import { finding, type CheckedForbund, type CheckedMember, type Finding } from './finding.ts';
import { anyOf, type Statement } from './statement.ts';

/** The parts as they pay: the agencies together are the state. */
type Payer = 'state' | 'regions' | 'municipalities';
const payerOf: Readonly<Record<Party, Payer | null>> = {
  municipalities: 'municipalities',
  regions: 'regions',
  socialInsuranceAgency: 'state',
  employmentService: 'state',
  none: null,
};

const fractionWords: Readonly<Record<string, readonly [number, number]>> = {
  ...{ halv: [1, 2], halva: [1, 2], hälft: [1, 2], hälften: [1, 2] },
  ...{
    tredjedel: [1, 3],
    fjärdedel: [1, 4],
    femtedel: [1, 5],
    sjättedel: [1, 6],
    sjättedelar: [1, 6],
    åttondel: [1, 8],
    åttondelar: [1, 8],
  },
  ...{
    tredjedelar: [1, 3],
    fjärdedelar: [1, 4],
    femtedelar: [1, 5],
    tiondel: [1, 10],
    tiondelar: [1, 10],
    sextondel: [1, 16],
    sextondelar: [1, 16],
  },
  ...{ tredjedelen: [1, 3], fjärdedelen: [1, 4], femtedelen: [1, 5], åttondelen: [1, 8] },
};
const signs: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅓': [1, 3],
  '⅛': [1, 8],
};
const counts: Readonly<Record<string, number>> = {
  ...{
    en: 1,
    ett: 1,
    två: 2,
    tre: 3,
    fyra: 4,
    fem: 5,
    tio: 10,
    femton: 15,
    tjugo: 20,
    tjugofem: 25,
    trettio: 30,
  },
  ...{
    fyrtio: 40,
    femtio: 50,
    sextio: 60,
    tolv: 12,
    trettiotre: 33,
    trettiofem: 35,
    fyrtiofem: 45,
    sextiofem: 65,
    sjuttiofem: 75,
    hundra: 100,
  },
};

const token = new RegExp(
  [
    // "50/25/25 procent": nothing says whose is which.
    '\\d{1,3}(?:\\s?/\\s?\\d{1,3}){2,}(?:\\s?(?:%|procent))?',
    '(?<sign>[½¼¾⅓⅛])',
    '(?<![\\d/,.])(?<top>\\d{1,3})\\s?/\\s?(?<bottom>\\d{1,3})(?![\\d/])',
    '(?<![\\d,.])(?<percent>\\d{1,3}(?:[.,]\\d{1,3})?|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio)(?:tre|fem)?|tio|tolv|femton)\\s?(?:%|procent(?!enhet))',
    '(?:(?<![\\p{L}])(?<many>en|ett|två|tre)\\s+)?(?:återstående\\s+|resterande\\s+)?(?<![\\p{L}])(?<word>halva?|hälft(?:en)?|(?:tre|fjär|fem|sjät|åtton|tion|sexton)(?:dje|de|te)?del(?:en|ar)?)(?![\\p{L}])',
    '(?<name>[\\p{L}]+)',
  ].join('|'),
  'giu',
);

const stateWord =
  /^(?:stat(?:en|ens|liga?)?|försäkringskassan?s?|försäkringskassorna|arbetsförmedlingen?s?|länsarbetsnämnd(?:en|ens)?)$/u;
const regionWord = /^(?:region(?:en|ens|erna|ernas|er)?|landsting(?:et|ets|en|ens)?)$/u;
const kommunWord = /^(?:\p{L}*kommun(?:en|ens|erna|ernas|er)?)$/u;

const inner = anyOf(
  'invånar*',
  'folkmängd*',
  'befolkning*',
  'inbördes',
  'sinsemellan',
  'mellan dem',
  'mellan kommunerna',
  'skattekraft*',
);
const ofMoney = anyOf(
  ...[
    'bidra*',
    'bidrag*',
    'andel*',
    'svarar för',
    'svara för',
    'finansier*',
    'kostnad*',
    'medl*',
    'medel',
    'medlen',
    'betala*',
    'tillskjut*',
    'tillgång*',
  ],
  ...[
    'fördel*',
    'bekosta*',
    'står för',
    'stå för',
    'skuld*',
    'insats*',
    'skjuter till',
    'tillskott',
    'budget*',
    'underskott*',
    'delägande',
    'del i',
  ],
);
const notMoney = anyOf(
  'röst*',
  'majoritet*',
  'ledamöter*',
  'närvarande',
  'utbetal*',
  'räntan',
  'arvode*',
  'kredit*',
  'lån',
  'löptid*',
);
const byLaw = anyOf('enligt 5', '5 … lag*', 'andelar* … enligt … lag*', 'lagens … fördelning*');
const ofShares = anyOf(
  'andel*',
  'bidra* med',
  'medlemsbidrag*',
  'tillgångar … skulder',
  'kostnader* … fördel*',
  'fördel* … kostnader*',
  'bidrag* … fördel*',
  'bidrag* … procent',
  'kostnad* … procent',
);
const alikeAll = anyOf(
  'lika delar',
  'lika stora delar',
  'lika stor del',
  'lika stort bidrag',
  'lika stora bidrag',
  'lika fördelning',
  'lika stora andelar',
  'lika andelar',
);

interface Paid {
  readonly payer: Payer;
  /** The member, where one of several is named. */
  readonly member: string | null;
  readonly share: number;
}

/** What one sentence says of who pays how much. */
export function sharesIn(text: string, members: readonly CheckedMember[]): readonly Paid[] {
  const paid: Paid[] = [];
  let waiting: Omit<Paid, 'share'>[] = [];
  let share: number | null = null;
  let given = 0;
  const tokens = tokensOf(text, members);
  // "Hälften kommer från staten": the share first, then who pays it.
  const isShareFirst = typeof tokens[0] === 'number';
  for (const found of tokens) {
    if (typeof found === 'number') {
      if (isShareFirst) {
        share = found;
        given = 0;
      } else {
        for (const payer of payersOf(waiting)) paid.push({ ...payer, share: found });
        waiting = [];
      }
      continue;
    }
    if (!isShareFirst) waiting.push(found);
    else if (share !== null && (given === 0 || paid.at(-1)?.payer !== found.payer)) {
      paid.push({ ...found, share });
      given += 1;
    }
  }
  return paid;
}

/** Each payer once: "staten genom Försäkringskassan" is one. */
function payersOf(waiting: readonly Omit<Paid, 'share'>[]): readonly Omit<Paid, 'share'>[] {
  const seen = new Map<string, Omit<Paid, 'share'>>();
  for (const each of waiting) seen.set(`${each.payer} ${each.member ?? ''}`, each);
  const own = [...seen.values()];
  return own.filter(
    ({ payer, member }) =>
      member !== null || own.every((each) => each.payer !== payer || each.member === null),
  );
}

function tokensOf(
  text: string,
  members: readonly CheckedMember[],
): readonly (number | Omit<Paid, 'share'>)[] {
  const kommuner = members.filter(({ party }) => party === 'municipalities');
  const tokens: (number | Omit<Paid, 'share'>)[] = [];
  let before = '';
  for (const { groups = {} } of text.matchAll(token)) {
    const { sign, top, bottom, percent, many, word, name } = groups;
    if (sign !== undefined) tokens.push(valueOf(signs[sign] ?? [0, 1]));
    else if (top !== undefined && bottom !== undefined) {
      if (Number(bottom) > 0 && Number(top) < Number(bottom)) tokens.push(Number(top) / Number(bottom));
    } else if (percent !== undefined)
      tokens.push((counts[percent.toLowerCase()] ?? Number(percent.replace(',', '.'))) / 100);
    else if (word !== undefined) {
      const base = fractionWords[word.toLowerCase()];
      if (base !== undefined) tokens.push(valueOf(base) * (counts[(many ?? 'en').toLowerCase()] ?? 1));
    } else if (name !== undefined) {
      const lower = name.toLowerCase();
      if (stateWord.test(lower)) tokens.push({ payer: 'state', member: null });
      else if (regionWord.test(lower)) tokens.push({ payer: 'regions', member: null });
      else if (kommunWord.test(lower)) {
        const one =
          lower.endsWith('kommun') && kommuner.length > 1
            ? kommuner.find((each) => each.name.toLowerCase().startsWith(before))
            : undefined;
        tokens.push({ payer: 'municipalities', member: before === '' ? null : (one?.id ?? null) });
      }
      before = lower;
    }
  }
  return tokens;
}

const valueOf = ([top, bottom]: readonly [number, number]): number => top / bottom;

export function costShares(all: readonly Statement[], forbund: CheckedForbund): Finding {
  const { members } = forbund;
  const about = all.filter(({ words }) => ofMoney(words) && !notMoney(words));
  const equal = about.filter(
    ({ words, text }) =>
      alikeAll(words) && !inner(words) && /medlem|part|alla/iu.test(text) && !/kommunerna/iu.test(text),
  );
  if (equal.length > 0) return finding('contrary', 'sharesOtherwise', equal, { shares: 'lika delar' });
  const read = about
    .map((statement) => ({ statement, paid: sharesIn(statement.text, members) }))
    .filter(
      ({ paid, statement }) =>
        paid.length > 0 && !(inner(statement.words) && paid.every(({ payer }) => payer === 'municipalities')),
    );
  if (read.length === 0) {
    const referring = about.filter(({ words }) => byLaw(words) && ofShares(words));
    if (referring.length > 0) return finding('found', 'sharesByReference', referring);
    const told = about.filter(({ words }) => ofShares(words));
    return told.length > 0 ? finding('doubtful', 'sharesUnread', told) : finding('missing', 'sharesNotSaid');
  }
  const told = sumsOf(read.map(({ paid }) => paid));
  const grounds = read.map(({ statement }) => statement);
  const expected = expectedOf(members);
  const wanted = (['state', 'regions', 'municipalities'] as const).filter((payer) => expected[payer] > 0);
  if (told === 'contradicts') return finding('doubtful', 'sharesContradict', grounds);
  const wrong = wanted.filter((payer) => {
    const share = told.get(payer);
    return share !== undefined && Math.abs(share - expected[payer]) > 0.004;
  });
  const shares = [...told]
    .map(([, share]) => `${String(Math.round(share * 1000) / 10).replace('.', ',')} %`)
    .join(' + ');
  if (wrong.length > 0) {
    const isWhole = wanted.every((payer) => told.has(payer));
    const isTooLittle = wrong.every((payer) => (told.get(payer) ?? 0) < expected[payer]) && !isWhole;
    return isTooLittle
      ? finding('doubtful', 'sharesPartly', grounds, { shares })
      : finding('contrary', 'sharesOtherwise', grounds, { shares });
  }
  if (wanted.some((payer) => !told.has(payer)))
    return finding('doubtful', 'sharesPartly', grounds, { shares });
  return isAsRegistered(forbund, told)
    ? finding('found', 'sharesAsLaw', grounds, { shares })
    : finding('doubtful', 'sharesDiffer', grounds, { shares });
}

/** What the law asks of each; of Försäkringskassan for the state. */
function expectedOf(members: readonly CheckedMember[]): Readonly<Record<Payer, number>> {
  const lawful = lawfulSharesAmong(members.map(({ party }) => party));
  const share = ({ numerator, denominator }: Fraction): number => numerator / denominator;
  return {
    state: share(lawful.socialInsuranceAgency),
    regions: share(lawful.regions),
    municipalities: share(lawful.municipalities),
  };
}

/** What each pays by all the sentences: said once of the whole, or added up of its members. */
function sumsOf(all: readonly (readonly Paid[])[]): ReadonlyMap<Payer, number> | 'contradicts' {
  const sums = new Map<Payer, number>();
  for (const paid of all) {
    const own = new Map<Payer, number>();
    const seen = new Set<string>();
    for (const { payer, member, share } of paid) {
      const name = `${payer} ${member ?? ''} ${member === null ? String(share) : ''}`;
      if (seen.has(name) && member !== null) continue;
      if (member === null && own.has(payer) && seen.has(name)) continue;
      if (member === null && own.has(payer)) return 'contradicts';
      seen.add(name);
      own.set(payer, (own.get(payer) ?? 0) + share);
    }
    for (const [payer, share] of own) {
      const known = sums.get(payer);
      if (known !== undefined && Math.abs(known - share) > 0.004) return 'contradicts';
      sums.set(payer, share);
    }
  }
  return sums;
}

function isAsRegistered({ shares = [] }: CheckedForbund, told: ReadonlyMap<Payer, number>): boolean {
  const registered = new Map<Payer, number>();
  for (const { party, numerator, denominator } of shares) {
    const payer = payerOf[party];
    if (payer !== null) registered.set(payer, (registered.get(payer) ?? 0) + numerator / denominator);
  }
  return [...registered].every(([payer, share]) => Math.abs((told.get(payer) ?? share) - share) < 0.004);
}
