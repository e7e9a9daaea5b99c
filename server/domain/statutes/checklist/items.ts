// What a clause must say to state an item of 9 § lag (2003:1210): words that belong together in one sentence.
import type { TopicCode } from '../../topics/topics.ts';
import { finding, type Finding } from './finding.ts';
import { anyOf, type Statement, type Test } from './statement.ts';

/** All of these groups in one sentence. `stray`: enough even in a clause on something else. */
interface Sign {
  readonly allOf: readonly Test[];
  readonly isSure: boolean;
}
const sign = (...groups: readonly (readonly string[])[]): Sign => ({
  allOf: groups.map((each) => anyOf(...each)),
  isSure: false,
});
const sure = (...groups: readonly (readonly string[])[]): Sign => ({ ...sign(...groups), isSure: true });

const must = [
  'ska',
  'skall',
  'får',
  'har',
  'är',
  'utser',
  'utses',
  'fattar',
  'beslutar',
  'gäller',
  'kan',
  'sker',
  'sköter',
  'svarar',
  'äger',
  'bör',
  'lämnar',
  'hålls',
  'består',
  'ankommer',
  'åligger',
];
const revisors = ['revisor*', 'revision*'];
const period = [
  'mandattid*',
  'mandatperiod*',
  'år',
  'fyraårsperiod*',
  'samma tid',
  'samma period',
  'tid som',
  'årligen',
  'mandatet',
  'räkenskapsår*',
];

/** By topic, as the items are kept. Items 12 and 13 share one; see `auditorsTerm` and `jointAuditors`. */
const signs: Readonly<Partial<Record<TopicCode, readonly Sign[]>>> = {
  purpose: [
    sure(['ändamål*', 'syfte*', 'syftar*'], ['är', 'har', 'ska', 'skall', 'att', 'med', 'främja*', 'samla*']),
    sign([
      'ska',
      'skall',
      'samlar',
      'svarar',
      'verkar',
      'främjar',
      'bidrar',
      'stödjer',
      'stöder',
      'medverkar',
      'arbetar',
    ]),
  ],
  organisation: [
    sure([
      'organ är',
      'organ ska',
      'organ skall',
      'leds av … styrelse',
      'har en styrelse',
      'beslutande organ',
      'verkställande organ',
      'högsta … organ*',
      'förbundets ledning',
      'styrelsen … revisorer*',
      'styrelse och revisor*',
      'består av … styrelse',
      'styrelsen leder',
      'leder … verksamhet*',
    ]),
    sign(
      [
        'styrelse*',
        'kansli*',
        'samordnare*',
        'förbundschef*',
        'beredningsgrupp*',
        'arbetsutskott*',
        'tjänsteman*',
        'personal',
        'verkställande tjänsteman*',
      ],
      must,
    ),
  ],
  tasks: [
    sure(
      ['uppgift* att', 'uppgifter', 'har till uppgift', 'uppdrag är', 'ankommer på', 'åligger', 'uppgift är'],
      must,
    ),
    sign(
      [
        'besluta*',
        'finansiera*',
        'stödja*',
        'stöder',
        'utvärdera*',
        'främja*',
        'samordna*',
        'fördela*',
        'anställa*',
        'ingå avtal',
        'bekosta*',
      ],
      must,
    ),
  ],
  initiative: [
    sure(
      [
        'väck*',
        'initiera*',
        'initiativ*',
        'prövat',
        'lämna förslag',
        'lägga fram förslag',
        'aktualisera*',
        'inge förslag',
        'föreslå … ärende*',
      ],
      ['medlem*', 'förbundsmedlem*', 'part*', 'kommun*', 'huvudman*'],
      ['får', 'rätt', 'kan', 'äger', 'ska', 'skall', 'har', 'inte'],
    ),
    sign(
      ['ärende*', 'förslag', 'frågor', 'motion*', 'framställning*'],
      ['får', 'rätt', 'kan', 'äger', 'ska', 'skall'],
    ),
  ],
  decisions: [
    sure(
      [
        'kvalificerad majoritet',
        'enkel majoritet',
        'två tredjedelar',
        'tre fjärdedelar',
        'fyra femtedelar',
        'tredjedelars',
        'fjärdedelars',
        'enhällig*',
        'enighet',
        'ense',
        'absolut majoritet',
        'minst … ledamöter',
        'minst … medlemmarna',
        'minst … medlemmar',
        'särskild majoritet',
        'ingen särskild majoritet',
      ],
      ['beslut*', 'budget*', 'röst*', 'fråg*', 'ärende*', 'krävs', 'kräver', 'förutsätter'],
      [
        'krävs',
        'kräver',
        'fordras',
        'fattas',
        'ska',
        'skall',
        'röstar',
        'förutsätter',
        'giltig*',
        'gäller',
        'är',
        'eftersträvas',
        'behövs',
      ],
    ),
  ],
  notices: [
    sure(
      ['anslagstavl*', 'anslås', 'tillkännag*', 'kungör*', 'kungörelse*', 'publicera*', 'anslag*'],
      [
        'anslagstavl*',
        'webbplats*',
        'hemsida*',
        'kommunhus*',
        'www',
        'stadshus*',
        'kansli*',
        'tidning*',
        'kommun',
        'kommunens',
        'medlemskommun*',
        'kommunerna*',
        'rådhus*',
        'digital*',
        'webben',
        'internet',
        'regionhus*',
      ],
    ),
  ],
  shares: [
    sure(
      ['andel*', 'del i', 'fördel*', 'bidra*', 'svarar för', 'ansvar* för', 'täck*'],
      ['tillgång*', 'skuld*', 'kostnad*', 'underskott*'],
      must.concat(
        'fördelas',
        'bestäms',
        'bestämmer',
        'ansvarar',
        'täcks',
        'bestämma',
        'äger',
        'delas',
        'bekostas',
      ),
    ),
    sign(
      ['bidra*', 'andel*', 'finansier*', 'kostnad*'],
      [
        'hälften',
        'fjärdedel*',
        'procent',
        'invånar*',
        'förhållande',
        '1',
        '2',
        '4',
        '50',
        '25',
        '½',
        '¼',
        'andel*',
      ],
    ),
  ],
  borrowing: [
    sure(
      ['lån', 'låna', 'upplån*', 'skuldsätt*', 'borgen*', 'kredit*', 'lånerätt*', 'skuld'],
      [
        'får',
        'inte',
        'högst',
        'endast',
        'rätt',
        'varken',
        'förbud*',
        'äger',
        'ej',
        'begräns*',
        'utan begränsning*',
        'sedvanlig*',
        'förbjud*',
        'tillåt*',
        'ska',
        'skall',
        'medge*',
      ],
    ),
  ],
  insight: [
    sure(
      ['medlem*', 'förbundsmedlem*', 'huvudmän*', 'huvudman*', 'parter*', 'kommun*'],
      [
        'insyn*',
        'samråd*',
        'rapport*',
        'underrätta*',
        'inform*',
        'redovis*',
        'ta del av',
        'få del av',
        'upplysning*',
        'delårs*',
        'årsredovisning*',
        'verksamhetsberättelse*',
        'ägarmöte*',
        'medlemsmöte*',
        'yttra sig',
        'möte',
        'överläggning*',
        'protokoll*',
      ],
      must.concat(
        'rapportera',
        'kallas',
        'bjuda',
        'underställas',
        'hålla',
        'höra',
        'fortlöpande',
        'lämnas',
        'sändas',
        'tillställs',
        'delges',
        'informeras',
        'underrättas',
      ),
    ),
  ],
  budget: [
    sure(
      ['budget*'],
      [
        'fastställ*',
        'beslut*',
        'anta*',
        'senast',
        'före',
        'upprätta*',
        'förslag*',
        'process*',
        'samråd*',
        'lämna*',
        'överlämna*',
        'behandla*',
      ],
      must.concat('fastställer', 'fastställs', 'antas', 'antar', 'upprättas', 'upprättar'),
    ),
  ],
  withdrawal: [
    sure(
      [
        'utträd*',
        'lämna*',
        'träda ur',
        'träder ur',
        'säga upp',
        'säger upp',
        'uppsägning*',
        'upphöra … medlem*',
        'medlemskap* upphör*',
      ],
      ['medlem*', 'förbundet', 'samordningsförbundet', 'kommun*', 'region*', 'part*', 'landsting*'],
      [
        'får',
        'kan',
        'rätt',
        'ska',
        'skall',
        'uppsägningstid*',
        'år',
        'månader*',
        'skriftlig*',
        'sker',
        'gäller',
        'äger',
        'är',
        'anmäl*',
      ],
    ),
    sure(['uppsägningstid*'], ['år', 'månader*', 'är']),
  ],
  liquidation: [
    sure(
      ['likvid*', 'upplös*', 'skift*', 'avveckl*', 'upphör*'],
      [
        'ska',
        'skall',
        'kan',
        'fördelas',
        'tillfaller',
        'delas',
        'sker',
        'träda',
        'träder',
        'beslut*',
        'när',
        'om',
        'skiftas',
        'är',
      ],
      ['förbundet*', 'samordningsförbundet*', 'medlem*', 'tillgång*', 'styrelse*', 'likvidator*', 'skuld*'],
    ),
  ],
  disputes: [
    sure(
      ['tvist*', 'oenighet*', 'meningsskiljaktighet*', 'oeniga', 'enas'],
      [
        'avgör*',
        'prövas',
        'lösas',
        'löses',
        'domstol*',
        'skilje*',
        'förhandl*',
        'medl*',
        'hänskjut*',
        'biläggas',
        'slitas',
        'tingsrätt*',
      ],
    ),
  ],
  remuneration: [
    sure(
      [
        '*arvode*',
        'ersättning',
        'ersättningar',
        'reseersättning*',
        'ekonomiska förmåner',
        'traktament*',
        'förlorad arbets*',
      ],
      ['ledam*', 'ersättare*', 'revisor*', 'förtroendevald*', 'styrelse*', 'sammanträde*', 'enligt'],
      must.concat(
        'betalas',
        'utgår',
        'bestäms',
        'följer',
        'utbetalas',
        'beslutas',
        'fastställs',
        'ersätts',
        'rätt',
        'enligt',
        'lämnas',
      ),
    ),
  ],
};

const auditorsTerm = [
  sure(revisors, period, must.concat('väljs', 'densamma', 'sammanfaller', 'följer', 'avser')),
];
const isJoint = anyOf('gemensam*', 'tillsammans');
const jointAuditors = [
  sign(['gemensam*', 'tillsammans'], ['utse*', 'utser', 'utses', 'välj*', 'enas', 'svarar', 'granska*']),
];
const speaksOfJoint = anyOf(
  'gemensam* revisor*',
  'gemensam* … revisor*',
  'revisor* gemensamt',
  'revisor* … gemensamt',
  'revisor* … tillsammans',
  'tillsammans … revisor*',
  'en gemensam och',
);

/** A text that leaves the matter to another text, or to later, states nothing. */
const defers = anyOf(
  ...[
    'särskilt avtal',
    'särskild överenskommelse',
    'separat avtal',
    'regleras i',
    'regleras inte',
    'bestäms senare',
    'beslutas senare',
    'fastställs senare',
  ],
  ...[
    'saknar bestämmelse*',
    'anges inte',
    'tas upp senare',
    'återkommer',
    'ska utredas',
    'ännu inte',
    'lämnas öppet',
    'behandlas inte',
    'framgår av bilaga',
    'särskilt dokument',
    'i bilaga',
  ],
);
const repealed = anyOf(
  'upphävd',
  'har upphävts',
  'upphört att gälla',
  'upphör att gälla',
  'utgår',
  'utgått',
  'vakant',
);

const holds = ({ words }: Statement, each: Sign): boolean => each.allOf.every((test) => test(words));

/** How an item is stated: by a sentence that says it, or only by a clause on its subject. @param about places of the clauses on its subject */
function stated(
  statements: readonly Statement[],
  about: readonly number[],
  asked: readonly Sign[],
  isOptional: boolean,
): Finding {
  const own = statements.filter(({ clause, words }) => about.includes(clause) && !isRepealed(words));
  const said = own.filter((statement) => asked.some((each) => holds(statement, each)));
  const clear = said.filter(({ words }) => !defers(words));
  if (clear.length > 0) return finding('found', 'stated', clear.slice(0, 2));
  if (said.length > 0 || own.some(({ words }) => defers(words)))
    return finding('doubtful', 'deferred', said.length > 0 ? said : own);
  const stray = statements.filter(
    (statement) => !defers(statement.words) && asked.some((each) => each.isSure && holds(statement, each)),
  );
  if (stray.length > 0) return finding('found', 'stated', stray.slice(0, 2));
  if (own.length > 0) return finding('doubtful', 'onlySubject', own);
  return isOptional ? finding('notAsked', 'notNeeded') : finding('missing', 'notStated');
}

const isRepealed = (words: readonly string[]): boolean => words.length < 12 && repealed(words);

/** An item of the law's list: a topic, and the number where a topic answers to two. */
export function itemStated(
  item: number,
  topic: TopicCode,
  statements: readonly Statement[],
  about: readonly number[],
): Finding {
  if (topic === 'audit' && item === 13) {
    const joint = statements.filter(
      ({ clause, words }) => speaksOfJoint(words) || (about.includes(clause) && isJoint(words)),
    );
    return joint.length === 0
      ? finding('notAsked', 'notNeeded')
      : stated(
          joint,
          joint.map(({ clause }) => clause),
          jointAuditors,
          true,
        );
  }
  if (topic === 'audit') return stated(statements, about, auditorsTerm, false);
  return stated(statements, about, signs[topic] ?? [], topic === 'borrowing');
}
