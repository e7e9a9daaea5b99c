// 13 § lag (2003:1210): the board's term is four years at most, counted from 1 April after the elections.
import { finding, type Finding } from './finding.ts';
import { numberOf, numberWord } from './numbers.ts';
import { anyOf, type Statement } from './statement.ts';

const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
const ordinals = 'första|andra|tredje|fjärde|femte|femtonde|trettionde|trettioförsta';

const ofTerm = anyOf(
  ...[
    'mandattid*',
    'mandatperiod*',
    'mandatet',
    'mandaten',
    'tjänstgöringstid*',
    'ämbetstid*',
    'uppdragstid*',
    'valperiod*',
  ],
  ...[
    'utses för',
    'utses på',
    'väljs för',
    'väljs på',
    'valda för',
    'utsedda för',
    'utser … för … år',
    'väljer … för … år',
  ],
  ...[
    'uppdrag* gäller',
    'uppdrag* … år',
    'sitter i … år',
    'sitter … år',
    'tillträd*',
    'förordnas för',
    'utsedda på',
    'utse … för … år',
  ],
  ...[
    'utser … på … år',
    'väljer … på … år',
    'för en tid av',
    'för en period',
    'fyraårsperiod*',
    'period* … räknas',
    'utses … för tiden',
  ],
  ...[
    'välj* … år',
    'utse* … år',
    'verkar i',
    'utse* tills vidare',
    'välj* tills vidare',
    'utse* tillsvidare',
    'utse* på obestämd',
  ],
);
const ofBoard = anyOf(
  'ledam*',
  'ersättar*',
  'styrelse*',
  'mandattid*',
  'mandatperiod*',
  'uppdrag*',
  'mandatet',
  'suppleant*',
);
const ofOthers = anyOf('revisor*', 'lekmannarevisor*');
const ofChair = anyOf('ordförande*', 'presidi*');
const ofMembers = anyOf('ledam*', 'ledamöter*', 'styrelsens mandat*');
const transitional = anyOf(
  'återstod*',
  'återstående',
  'övergång*',
  'ikraftträd*',
  'sitter kvar',
  'bildande*',
  'första mandat*',
  'avgår',
  'fyllnadsval*',
  'i förtid',
);
const byLaw = anyOf(
  '13 … lag*',
  'enligt lag',
  'enligt lagen',
  'lagens bestämmelser',
  'följer … lag',
  'följer … lagen',
  'av lag',
  'av lagen',
);
const ofCouncil = anyOf(
  ...[
    'samma som … fullmäktige*',
    'densamma som … fullmäktige*',
    'följer … fullmäktige*',
    'sammanfaller … fullmäktige*',
    'sammanfaller … mandat*',
  ],
  ...['följer … mandat*', 'motsvarar … fullmäktige*', 'fullmäktiges mandat*', 'som … fullmäktige*'],
);
const newYear = anyOf('årsskifte*', 'nyår*', 'kalenderår*', 'nyårsdagen');
const openEnded = anyOf('tills vidare', 'tillsvidare', 'på obestämd tid', 'utan tidsgräns');

const years = new RegExp(
  `(?<![\\p{L}\\d/–-])(${numberWord})(?:[\\s-]*(?:kalender|mandat)?år(?:iga?|s)?|års(?:period|mandat))(?![\\p{L}])|(?<![\\p{L}])(${numberWord})års(?:period|mandat)`,
  'giu',
);
const inMonths = /(?<![\p{L}\d])(\d{1,3}|tjugofyra|trettiosex|fyrtioåtta|sextio)\s+månader(?!\p{L})/giu;
const monthCounts: Readonly<Record<string, number>> = {
  tjugofyra: 24,
  trettiosex: 36,
  fyrtioåtta: 48,
  sextio: 60,
};
const dates = new RegExp(
  `(?<![\\d/])(\\d{1,2})(?::?[aeAE])?\\.?\\s+(${months})(?!\\p{L})|(?<!\\p{L})(${ordinals})\\s+(${months})(?!\\p{L})|(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])|(?<!\\p{L})(månadsskiftet\\s+mars[\\s/–-]+april|ingången\\s+av\\s+april)`,
  'giu',
);
const untilBefore =
  /(?:till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|utgången\s+av|intill|senast)\s*(?:den\s+)?$/iu;
const ordinalDays: Readonly<Record<string, number>> = {
  ...{ första: 1, andra: 2, tredje: 3, fjärde: 4, femte: 5, femtonde: 15, trettionde: 30, trettioförsta: 31 },
};

/** Days named as the beginning of something: "4-1" for 1 April. */
function startsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(dates)).flatMap((found) => {
    if (untilBefore.test(text.slice(0, found.index))) return [];
    const [, day, month, ordinal, itsMonth, slashDay, slashMonth, turn] = found;
    if (turn !== undefined) return ['4-1'];
    if (slashDay !== undefined && slashMonth !== undefined) {
      return Number(slashMonth) >= 1 && Number(slashMonth) <= 12
        ? [`${String(Number(slashMonth))}-${String(Number(slashDay))}`]
        : [];
    }
    const name = (month ?? itsMonth ?? '').toLowerCase();
    const number = day === undefined ? (ordinalDays[(ordinal ?? '').toLowerCase()] ?? 0) : Number(day);
    return [`${String(months.split('|').indexOf(name) + 1)}-${String(number)}`];
  });
}

function yearsIn(text: string): readonly number[] {
  const inYears = Array.from(text.matchAll(years)).flatMap(([whole, plain, joined]) => {
    if (/^(?:ett|en)\s+år/iu.test(whole) && /(?:året|år)\s+efter/iu.test(text)) return [];
    return numberOf((plain ?? joined ?? '').toLowerCase()) ?? [];
  });
  const counted = Array.from(text.matchAll(inMonths)).map(
    ([, count = '']) => (monthCounts[count.toLowerCase()] ?? Number(count)) / 12,
  );
  return [...inYears, ...counted];
}

/** "Ledamöter och ersättare utses …", "Mandattiden är …": the board's, not the chair's or the auditors'. */
function isOfTerm({ words, text }: Statement): boolean {
  if (!ofTerm(words) || !ofBoard(words)) return false;
  if (ofOthers(words) && !/^(?:styrelse|ledam|ledamöter|mandat)/iu.test(text)) return false;
  if (!ofChair(words)) return true;
  const beforeChair = text.slice(0, text.search(/ordförande|presidi/iu));
  return (
    ofMembers([...beforeChair.toLowerCase().split(/[^\p{L}]+/u)]) && !/bland|inom sig/iu.test(beforeChair)
  );
}

const dayNames = (start: string): string => {
  const [month, day] = start.split('-').map(Number);
  return `${String(day ?? 0)} ${months.split('|')[(month ?? 0) - 1] ?? ''}`;
};

export function boardTerm(all: readonly Statement[]): Finding {
  const stated = all.filter((statement) => isOfTerm(statement));
  const lasting = stated.filter(({ words }) => !transitional(words));
  if (lasting.length === 0)
    return stated.length === 0
      ? finding('doubtful', 'termNotSaid')
      : finding('doubtful', 'termUnread', stated);
  const grounds = lasting.filter(
    ({ text, words }) => yearsIn(text).length > 0 || startsIn(text).length > 0 || newYear(words),
  );
  const rests = grounds.length > 0 ? grounds : lasting;
  const lengths = [...new Set(grounds.flatMap(({ text }) => yearsIn(text)))];
  const starts = [...new Set(grounds.flatMap(({ text }) => startsIn(text)))];
  const longest = Math.max(0, ...lengths);
  if (longest > 4) return finding('contrary', 'termTooLong', rests, { years: longest });
  if (lasting.some(({ words }) => openEnded(words)))
    return finding('contrary', 'termTooLong', lasting, { years: '∞' });
  const others = starts.filter((start) => start !== '4-1');
  if (others.length > 0 && !starts.includes('4-1'))
    return finding('contrary', 'termOtherStart', rests, { day: dayNames(others[0] ?? '') });
  const turn = lasting.filter(({ words }) => newYear(words));
  if (turn.length > 0 && !starts.includes('4-1'))
    return finding('contrary', 'termOtherStart', turn, { day: dayNames('1-1') });
  if (others.length > 0) return finding('doubtful', 'termUnread', rests);
  if (starts.includes('4-1'))
    return lasting.some(({ words }) => anyOf('inte', 'ej')(words))
      ? finding('doubtful', 'termUnread', rests)
      : finding('found', 'termAsLaw', rests, { years: longest === 0 ? 4 : longest });
  const referring = lasting.filter(({ words }) => byLaw(words));
  if (referring.length > 0) return finding('found', 'termByReference', referring);
  const council = lasting.filter(({ words }) => ofCouncil(words));
  if (council.length > 0) return finding('doubtful', 'termOfCouncil', council);
  return longest > 0
    ? finding('doubtful', 'termStartUnread', rests, { years: longest })
    : finding('doubtful', 'termUnread', lasting);
}
