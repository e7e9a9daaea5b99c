// 10 § lag (2003:1210): every member, not every part, has a board member and an alternate, and there are as many of each.
import { hasAsManyAlternates } from '../../organisations/seats.ts';
import { partiesOf } from './parties.ts';
import { finding, type CheckedForbund, type CheckedMember, type Finding } from './finding.ts';
import { NamedIn } from './member-names.ts';
import { numberOf, numberWord } from './numbers.ts';
import { anyOf, partsOf, type Statement, type Test } from './statement.ts';

const parts = ['part', 'parten', 'parter', 'parterna', 'samverkanspart*'];
const members = [
  'medlem',
  'medlemmen',
  'medlemmar',
  'medlemmarna',
  'förbundsmedlem*',
  'medlemsorganisation*',
  'medlemspart*',
];
const kommuner = ['kommun', 'kommunen', 'kommuner', 'kommunerna', 'medlemskommun*'];
const regions = ['region', 'regioner', 'regionerna', 'landsting', 'landstingen'];
const agencies = ['myndighet', 'myndigheterna', 'myndigheter'];

/** "varje part", "parterna utser vardera", "en från var och en av parterna". */
function each(nouns: readonly string[]): Test {
  return anyOf(
    ...nouns.flatMap((noun) => [
      ...[
        'varje',
        'varje enskild',
        'varje sådan',
        'per',
        'vardera',
        'respektive',
        'envar',
        'samtliga',
        'alla',
      ].map((word) => `${word} ${noun}`),
      ...['var och en av … ', 'var och en utav … ', 'vardera av … ', 'var av … ', 'envar av … '].map(
        (words) => `${words}${noun}`,
      ),
      ...[
        'vardera',
        'var sin',
        'varsin',
        'var för sig',
        'var och en',
        'var sitt',
        'en var',
        'ersättare vardera',
        'ersättare var',
        'suppleant vardera',
      ].map((words) => `${noun} … ${words}`),
      ...['utses vardera … av', 'vardera … från', 'en från', 'var från'].map((words) => `${words} … ${noun}`),
    ]),
  );
}

const eachPart = each(parts);
const eachMember = each(members);
const eachKommun = each(kommuner);
const eachRegion = each(regions);
const eachAgency = each(agencies);
const ordinary = anyOf(
  'ledamot*',
  'ledamöter*',
  'styrelseledam*',
  'styrelseplats*',
  'plats* i styrelsen',
  'ordinarie',
);
const alternate = anyOf('ersättare*', 'suppleant*', 'styrelsesuppleant*');
const chooses = anyOf(
  ...[
    'utse',
    'utser',
    'utses',
    'utsedd*',
    'välja',
    'väljer',
    'väljs',
    'tillsätt*',
    'nominera*',
    'förordna*',
    'represent*',
  ],
  ...[
    'företräd*',
    'bestå*',
    'utgörs',
    'bidrar',
    'bemannas',
    'ingå*',
    'har rätt till',
    'inneha*',
    'har varsin',
    'anmäl*',
  ],
  ...[
    'har … ledam*',
    'ha … ledam*',
    'har … ordinarie',
    'har … plats*',
    'ha … plats*',
    'ledamot från',
    'finnas en ledamot',
    'finns en ledamot',
    'ledamöter från',
  ],
);
const other = anyOf(
  'revisor*',
  'lekmannarevisor*',
  'ordförande*',
  'likvidator*',
  'valberedning*',
  'beredningsgrupp*',
  'justera*',
);
const votes = anyOf('röst', 'röster', 'rösträtt', 'rösten');
const joint = anyOf(
  'gemensamt',
  'tillsammans',
  'gemensam',
  'i samförstånd',
  'i förening',
  'turas om',
  'alternerar',
  'växelvis',
);
const no = anyOf(
  'inte',
  'ej',
  'icke',
  'inga',
  'ingen',
  'utan ersättare',
  'saknar',
  'saknas',
  'om inte annat',
  'utom',
  'förutom',
  'undantag*',
  'medlem som är',
  'medlem som inte',
  'medlemmar som är',
  'får om',
  'i mån av',
);
const noAlternate = anyOf(
  ...[
    'inga ersättare',
    'inga … ersättare',
    'utan ersättare',
    'ersättare … utses inte',
    'ersättare … inte',
    'ersättare … ej',
  ],
  ...['inga suppleanter', 'utan suppleanter', 'inte … ersättare', 'inte … suppleanter', 'saknar ersättare'],
);
const asManyAlternates = anyOf(
  ...[
    'lika många … ersättare',
    'lika många suppleanter',
    'lika antal … ersättare',
    'motsvarande antal … ersättare',
  ],
  ...[
    'samma antal … ersättare',
    'personlig* ersättare',
    'personlig* suppleant*',
    'ersättare för varje',
    'ersättare för var',
  ],
  ...[
    'varje ledamot … ersättare',
    'ersättare … lika många',
    'ersättare … samma antal',
    'varje ordinarie … ersättare',
  ],
  ...[
    'ledamöterna … ersättare … samma',
    'lika många sådana',
    'ersättare på samma sätt',
    'ersättare utses på motsvarande',
  ],
  ...[
    'ersättare … på samma sätt',
    'detsamma gäller … ersättare',
    'detsamma gäller ersättare',
    'samma gäller … ersättare',
  ],
);
const temporary = anyOf(
  'återstod*',
  'återstående',
  'avgår',
  'i förtid',
  'övergång*',
  'ikraftträdandet',
  'tjänstgör*',
);

const counted = (noun: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d])(${numberWord})\\s+(?:st\\.?\\s+)?(?:(?:ordinarie|personliga?|valda|styrelse)\\s+){0,2}(?:styrelse)?${noun}`,
    'iu',
  );
const ordinaryCount = counted('(?:ledam(?:ot|öter)|ordinarie)(?!\\p{L})');
const alternateCount = counted('(?:ersättare|suppleant(?:er)?)(?!\\p{L})');

/** The sentences that say who is on the board. */
function seatStatements(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(
    ({ words }) =>
      (ordinary(words) || alternate(words)) &&
      chooses(words) &&
      !temporary(words) &&
      !(votes(words) && !/uts|välj/u.test(words.join(' '))),
  );
}

/** A seat of the board itself, not of its chair or of the auditors: those have parts of their own. */
const isOfBoard = ({ words }: Statement): boolean => !other(words) || /ledam/u.test(beforeOther(words));
const beforeOther = (words: readonly string[]): string => {
  const at = words.findIndex((word) => other([word]));
  return words.slice(0, Math.max(0, at)).join(' ');
};

export function boardSeats(all: readonly Statement[], forbund: CheckedForbund): Finding {
  const statements = seatStatements(all).filter(isOfBoard);
  if (statements.length === 0) return finding('missing', 'notStated');
  const read = statements.flatMap((statement) => readSeats(statement));
  const byMember = read.filter(({ by }) => by === 'member');
  const byPart = read.filter(({ by }) => by === 'part');
  const byMemberOrdinary = byMember.filter(({ seats }) => seats !== 'alternate');
  const partOrdinary = byPart.filter(({ seats }) => seats !== 'alternate');
  const grounds = (found: readonly SeatsRead[]): readonly Statement[] =>
    found.map(({ statement }) => statement);
  const none = all.filter(({ words }) => noAlternate(words) && chooses(words) && !temporary(words));
  if (none.length > 0 && !statements.some(({ words }) => asManyAlternates(words)))
    return finding('contrary', 'noAlternates', none);
  if (partOrdinary.length > 0) {
    if (byMemberOrdinary.length > 0)
      return finding('doubtful', 'seatsContradict', grounds([...partOrdinary, ...byMemberOrdinary]));
    return onePerPart(forbund.members) || isToldWithin(statements, forbund.members)
      ? finding('doubtful', 'byPartOneEach', grounds(partOrdinary))
      : finding('contrary', 'byPart', grounds(partOrdinary));
  }
  if (byPart.length > 0 && !onePerPart(forbund.members))
    return finding('contrary', 'byPart', grounds(byPart));
  const counts = boardCounts(statements);
  if (byMemberOrdinary.length > 0) {
    const rests = grounds(byMemberOrdinary);
    if (byMemberOrdinary.some(({ isShaken }) => isShaken)) return finding('doubtful', 'seatsUnread', rests);
    return withAlternates(all, forbund, counts, {
      rests,
      hasAlternates: byMember.some(({ seats }) => seats !== 'ordinary'),
      why: 'eachMember',
    });
  }
  return byName(all, statements, forbund, counts);
}

interface SeatsRead {
  readonly statement: Statement;
  readonly by: 'member' | 'part';
  readonly seats: 'both' | 'ordinary' | 'alternate';
  /** Something in the sentence may take back what it says. */
  readonly isShaken: boolean;
}

/** Who has which seats by one sentence, for each of its subjects: "Varje part utser en ledamot och varje medlem en ersättare". */
function readSeats(statement: Statement): readonly SeatsRead[] {
  const read: SeatsRead[] = [];
  let last: SeatsRead['by'] | null = null;
  for (const part of partsOf(statement)) {
    const { words } = part;
    if (other(words) && !ordinary(words)) continue;
    const by = eachMember(words) || eachSortOfMember(words) ? 'member' : eachPart(words) ? 'part' : null;
    if (by !== null) last = by;
    const isOrdinary = ordinary(words);
    const isAlternate = alternate(words);
    const subject = by ?? last ?? wholeSubject(statement);
    if (subject === null || (!isOrdinary && !isAlternate)) continue;
    read.push({
      statement,
      by: subject,
      seats: isOrdinary ? (isAlternate ? 'both' : 'ordinary') : 'alternate',
      isShaken: no(words) || joint(statement.words),
    });
  }
  return read;
}

/** "Varje kommun, region och myndighet utser": all sorts of members, each by itself. */
const eachSortOfMember = (words: readonly string[]): boolean =>
  eachKommun(words) && (eachRegion(words) || anyOf('region*', 'landsting*')(words)) && eachAgency(words);

const wholeSubject = ({ words }: Statement): SeatsRead['by'] | null =>
  eachMember(words) || eachSortOfMember(words) ? 'member' : eachPart(words) ? 'part' : null;

/** Where every part is a single member, a seat for each part is one for each member, as long as nobody joins. */
const onePerPart = (all: readonly CheckedMember[]): boolean =>
  all.length > 0 && [...partiesOf(all).values()].every((own) => own.length === 1);

/** Seats for each part, and within the parts of several members for each of them. */
const isToldWithin = (statements: readonly Statement[], all: readonly CheckedMember[]): boolean =>
  all.length > 0 &&
  [...partiesOf(all)].every(
    ([party, own]) =>
      own.length === 1 ||
      statements.some(
        ({ words }) =>
          ordinary(words) && (party === 'municipalities' ? eachKommun(words) : eachRegion(words)),
      ),
  );

interface Counts {
  readonly ordinary: number | null;
  readonly alternates: number | null;
  readonly grounds: readonly Statement[];
}

const ofBoard = anyOf(
  'styrelse* … bestå*',
  'styrelsen … ha',
  'styrelsen … har',
  'styrelsen utgörs',
  'bestå* av … ledam*',
  'leds av',
  'finnas',
);

/** How many there are, where the text says it of the board as a whole. */
export function boardCounts(statements: readonly Statement[]): Counts {
  const whole = statements.filter(({ words }) => ofBoard(words));
  const first = (pattern: RegExp): { count: number | null; ground: Statement | null } => {
    for (const statement of whole) {
      const found = pattern.exec(statement.text)?.[1];
      const count = found === undefined ? null : numberOf(found);
      // "En ledamot från varje medlem" tells of one of them, not of the board.
      if (count !== null && count > 1) return { count, ground: statement };
    }
    return { count: null, ground: null };
  };
  const seats = first(ordinaryCount);
  const others = first(alternateCount);
  const same = whole.some(({ words }) => asManyAlternates(words));
  return {
    ordinary: seats.count,
    alternates: same ? seats.count : others.count,
    grounds: [...new Set([seats.ground, others.ground].flatMap((ground) => ground ?? []))],
  };
}

/** Every member has a seat by these sentences; whether each has an alternate too, and the numbers agree. */
function withAlternates(
  all: readonly Statement[],
  forbund: CheckedForbund,
  counts: Counts,
  {
    rests,
    hasAlternates,
    why,
  }: {
    readonly rests: readonly Statement[];
    readonly hasAlternates: boolean;
    readonly why: 'eachMember' | 'eachMemberByName';
  },
): Finding {
  const grounds = [...new Set([...rests, ...counts.grounds])];
  const { ordinary: seats, alternates } = counts;
  if (seats !== null && alternates !== null && !hasAsManyAlternates(counts))
    return finding('contrary', 'alternatesFewer', counts.grounds, { seats, alternates });
  if (seats !== null && forbund.members.length > seats)
    return finding('doubtful', 'tooFewSeats', grounds, { seats, count: forbund.members.length });
  const elsewhere = all.filter(({ words }) => asManyAlternates(words) && !other(words));
  if (hasAlternates || elsewhere.length > 0 || (seats !== null && seats === alternates))
    return finding('found', why, hasAlternates ? grounds : [...grounds, ...elsewhere]);
  return all.some(({ words }) => alternate(words) && !other(words))
    ? finding('doubtful', 'alternatesUnread', grounds)
    : finding('contrary', 'noAlternates', grounds);
}

/** The members named one by one, or by their kinds. */
function byName(
  all: readonly Statement[],
  statements: readonly Statement[],
  forbund: CheckedForbund,
  counts: Counts,
): Finding {
  const { members: known } = forbund;
  const several = (party: CheckedMember['party']): readonly CheckedMember[] =>
    known.filter((member) => member.party === party);
  const shared: { readonly statement: Statement; readonly members: readonly CheckedMember[] }[] = [];
  const covered = new Map<string, Statement>();
  for (const statement of statements) {
    for (const part of partsOf(statement)) {
      const { text, words } = part;
      if (other(words)) continue;
      const named = new NamedIn(text);
      const meant = known.filter(
        (member) => named.names(member) || named.namesFormerly(member) || named.means(member, known),
      );
      const kommunerna = several('municipalities');
      const areKommuner = anyOf('kommunerna', 'kommuner')(words) && kommunerna.length > 1;
      const isEach = eachKommun(words) || anyOf('vardera', 'var sin', 'varsin', 'var för sig', 'var')(words);
      const own =
        areKommuner && !meant.some(({ party }) => party === 'municipalities')
          ? [...meant, ...kommunerna]
          : meant;
      const asKommun = eachKommun(words) ? [...own, ...kommunerna] : own;
      const state = anyOf('staten', 'statens')(words)
        ? [...asKommun, ...several('socialInsuranceAgency'), ...several('employmentService')]
        : asKommun;
      const unique = [...new Set(state)];
      const count = seatsIn(text);
      if (
        unique.length > 1 &&
        !isEach &&
        (joint(words) ||
          (count !== null && count < unique.length && unique.length === state.length && areGrouped(text)))
      )
        shared.push({ statement, members: unique });
      else for (const member of unique) covered.set(member.id, statement);
    }
  }
  if (shared.length > 0)
    return finding(
      'contrary',
      'jointSeat',
      shared.map(({ statement }) => statement),
      {
        names: namesOf(shared.flatMap((each) => each.members)),
      },
    );
  if (
    known.length === 0 &&
    statements.some(({ words }) => joint(words) && anyOf('kommunerna', 'kommuner')(words))
  )
    return finding('contrary', 'jointSeat', statements, { names: 'kommunerna' });
  const lacking = known.filter(({ id }) => !covered.has(id));
  if (known.length > 0 && lacking.length === 0)
    return withAlternates(all, forbund, counts, {
      rests: [...new Set(covered.values())],
      hasAlternates: statements.some(({ words }) => alternate(words)),
      why: 'eachMemberByName',
    });
  if (covered.size > 0 && covered.size * 2 > known.length)
    return finding('contrary', 'memberWithoutSeat', [...new Set(covered.values())], {
      names: namesOf(lacking),
    });
  const { ordinary: seats } = counts;
  if (seats !== null && known.length > seats)
    return finding('contrary', 'tooFewSeats', counts.grounds, { seats, count: known.length });
  return finding('doubtful', 'seatsUnread', counts.grounds.length > 0 ? counts.grounds : statements);
}

/** "Kommunerna utser en ledamot", "Alnäs och Bergsjö utser en ledamot": one subject, one count. */
const areGrouped = (text: string): boolean => (text.match(/ledam(?:ot|öter)/giu) ?? []).length <= 1;

function seatsIn(text: string): number | null {
  const found = ordinaryCount.exec(text)?.[1];
  return found === undefined ? null : numberOf(found);
}

const namesOf = (named: readonly CheckedMember[]): string =>
  [...new Set(named.map(({ name }) => name))].join(', ');
