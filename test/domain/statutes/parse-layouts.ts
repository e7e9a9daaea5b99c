// One invented förbundsordning written out in the many layouts met in the wild, with the reading each must give.

export type PlainBlock = string | { readonly list: readonly string[] };

export interface PlainClause {
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly PlainBlock[];
}

export const title = 'Förbundsordning för Samordningsförbundet Lillåbygden';

export const decisions = [
  'Antagen av Kommunfullmäktige i Storvik 2014-02-24 § 17',
  'Antagen av Kommunfullmäktige i Åmynne 2014-03-10 § 31',
  'Antagen av Försäkringskassan 2014-03-20',
  'Gäller från och med den 2014-05-01',
];

export const adopted = [
  { body: 'Kommunfullmäktige i Storvik', date: '2014-02-24', minutes: '17' },
  { body: 'Kommunfullmäktige i Åmynne', date: '2014-03-10', minutes: '31' },
  { body: 'Försäkringskassan', date: '2014-03-20', minutes: null },
];

export const clauses: readonly PlainClause[] = [
  { number: '1', heading: 'Namn', blocks: ['Förbundets namn är Samordningsförbundet Lillåbygden.'] },
  { number: '2', heading: 'Säte', blocks: ['Förbundet har sitt säte i Storvik.'] },
  {
    number: '3',
    heading: 'Medlemmar',
    blocks: [
      'Medlemmar i förbundet är Storviks kommun, Åmynne kommun, Region Lillå, Försäkringskassan och Arbetsförmedlingen.',
      'En ny medlem får träda in i förbundet om alla medlemmar är ense om det.',
    ],
  },
  {
    number: '4',
    heading: 'Ändamål',
    blocks: [
      'Förbundet ska inom medlemmarnas område svara för finansiell samordning så att samhällets resurser används väl.',
      'Insatserna ska avse personer som behöver samordnat stöd och syfta till att var och en får eller förbättrar sin förmåga att förvärvsarbeta.',
      'Förbundet ska verka för samsyn.',
    ],
  },
  {
    number: '5',
    heading: 'Uppgifter',
    blocks: [
      'Förbundet ska',
      {
        list: [
          'besluta om mål och riktlinjer för den finansiella samordningen,',
          'stödja samverkan mellan parterna,',
          'finansiera insatser som ligger inom parternas samlade ansvarsområde, och',
          'följa upp och utvärdera insatserna.',
        ],
      },
      'Förbundet får inte besluta om förmåner eller rättigheter för enskilda.',
    ],
  },
  {
    number: '5 a',
    heading: 'Projekt med pengar från andra',
    blocks: ['Förbundet får äga projekt som betalas av andra, om alla parter har godkänt det.'],
  },
  {
    number: '6',
    heading: 'Styrelse',
    blocks: [
      'Styrelsen ska bestå av sex ledamöter och sex ersättare. Varje medlem utser en ledamot och en ersättare.',
      'Mandattiden är fyra år räknat från den 1 april året efter det år då val till fullmäktige har hållits i hela landet.',
    ],
  },
  {
    number: '7',
    heading: 'Beslut, omröstning och jäv',
    blocks: [
      'Varje ledamot har en röst. Vid lika röstetal har ordföranden utslagsröst.',
      'Beslut om budget enligt 8 § kräver att minst tre fjärdedelar av rösterna är för beslutet.',
    ],
  },
  {
    number: '8',
    heading: 'Budget',
    blocks: [
      'Styrelsen ska fastställa budgeten senast den 30 november. Förslag enligt 7 § ska ha sänts till medlemmarna senast den 1 oktober.',
    ],
  },
  {
    number: '9',
    heading: 'Utträde',
    blocks: [
      'En medlem får utträda ur förbundet. Uppsägningstiden är ett år.',
      'Tillgångar skiftas efter de andelar som anges i 8 §.',
    ],
  },
  {
    number: '10',
    heading: 'Tvister',
    blocks: ['Tvist mellan förbundet och en medlem avgörs av allmän domstol.'],
  },
];

/** Writes a list's punkt: its text and place from 0. */
export type Bullet = (text: string, index: number) => string;

export const bullets = new Map<string, Bullet>([
  ['1.', (text, index) => `${String(index + 1)}. ${text}`],
  ['1)', (text, index) => `${String(index + 1)}) ${text}`],
  ['(1)', (text, index) => `(${String(index + 1)}) ${text}`],
  ['a)', (text, index) => `${'abcdefgh'.charAt(index)}) ${text}`],
  ['a.', (text, index) => `${'abcdefgh'.charAt(index)}. ${text}`],
  ['i)', (text, index) => `${['i', 'ii', 'iii', 'iv', 'v'][index] ?? ''}) ${text}`],
  ['-', (text) => `- ${text}`],
  ['- tight', (text) => `-${text}`],
  ['–', (text) => `– ${text}`],
  ['•', (text) => `• ${text}`],
  ['• tab', (text) => `•\t${text}`],
  ['*', (text) => `* ${text}`],
  ['· indented', (text) => `    · ${text}`],
  ['private use', (text) => `\uf0b7 ${text}`],
  ['»', (text) => `» ${text}`],
  ['o tab', (text) => `o\t${text}`],
  ['number alone', (text, index) => `${String(index + 1)} ${text}`],
  ['labels lost', (text) => text],
]);

export const bodyLines = (clause: PlainClause, bullet: Bullet): string[] =>
  clause.blocks.flatMap((block) => (typeof block === 'string' ? [block] : block.list.map(bullet)));

const dash: Bullet = (text) => `- ${text}`;

/** Head line and body under it, blank line between clauses. */
const under = (head: (clause: PlainClause) => string, bullet: Bullet = dash): string =>
  clauses.map((clause) => [head(clause), ...bodyLines(clause, bullet)].join('\n')).join('\n\n');

const opening = [title, '', ...decisions, ''].join('\n');
const document = (body: string): string => `${opening}\n${body}\n`;

const runIn = (label: (number: string) => string, between: string): string =>
  clauses
    .map((clause) => {
      const [first = '', ...rest] = bodyLines(clause, dash);
      return [clause.heading, between, `${label(clause.number)} ${first}`, ...rest]
        .filter((line) => line !== '\0')
        .join('\n');
    })
    .join('\n\n');

/** Breaks a line at a width, with the continuation at an indent. */
export const wrapLine = (line: string, width: number, indent = ''): string => {
  const words = line.split(' ');
  const lines: string[] = [];
  let current = '';
  for (const word of words) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
};

const wrapAll = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');

const blankBetweenAll = (head: (clause: PlainClause) => string): string =>
  clauses.map((clause) => [head(clause), ...bodyLines(clause, dash)].join('\n\n')).join('\n\n');

const tight = (head: (clause: PlainClause) => string): string =>
  clauses.map((clause) => [head(clause), ...bodyLines(clause, dash)].join('\n')).join('\n');

const pages = (
  text: string,
  linesOnPage: number,
  top: (page: number) => string,
  bottom: (page: number) => string,
  edge: string,
): string => {
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0, page = 1; at < lines.length; at += linesOnPage, page += 1) {
    if (page > 1) out.push(edge + top(page), '');
    out.push(...lines.slice(at, at + linesOnPage), '', bottom(page));
  }
  return out.join('\n');
};

const signed = (clause: PlainClause): string => `${clause.number} § ${clause.heading}`;
const contentsOf = (entry: (clause: PlainClause, page: number) => string): string =>
  clauses.map((clause, index) => entry(clause, 2 + Math.floor(index / 4))).join('\n');

/** Layout by name. Every one of them must give exactly `title`, `adopted` and `clauses`. */
export const layouts = new Map<string, string>([
  ['4 § Rubrik', document(under(signed))],
  ['4§ Rubrik', document(under((clause) => `${clause.number}§ ${clause.heading}`))],
  ['4a§ Rubrik', document(under((clause) => `${clause.number.replace(' ', '')}§ ${clause.heading}`))],
  ['§ 4 Rubrik', document(under((clause) => `§ ${clause.number} ${clause.heading}`))],
  ['§4 Rubrik', document(under((clause) => `§${clause.number.replace(' ', '')} ${clause.heading}`))],
  ['§ 4: Rubrik', document(under((clause) => `§ ${clause.number}: ${clause.heading}`))],
  ['§ 4. Rubrik', document(under((clause) => `§ ${clause.number}. ${clause.heading}`))],
  ['§ 4 – Rubrik', document(under((clause) => `§ ${clause.number} – ${clause.heading}`))],
  ['§ 4 tab Rubrik', document(under((clause) => `§ ${clause.number}\t${clause.heading}`))],
  ['4 §. Rubrik', document(under((clause) => `${clause.number} §. ${clause.heading}`))],
  ['Paragraf 4 Rubrik', document(under((clause) => `Paragraf ${clause.number} ${clause.heading}`))],
  ['4 Rubrik', document(under((clause) => `${clause.number} ${clause.heading}`))],
  ['4. Rubrik', document(under((clause) => `${clause.number.replace(' ', '')}. ${clause.heading}`))],
  [
    '4. Rubrik with numbered lists',
    document(
      under(
        (clause) => `${clause.number.replace(' ', '')}. ${clause.heading}`,
        (text, index) => `${String(index + 1)}. ${text}`,
      ),
    ),
  ],
  [
    '4 Rubrik with numbered lists',
    document(
      under(
        (clause) => `${clause.number} ${clause.heading}`,
        (text, index) => `${String(index + 1)}. ${text}`,
      ),
    ),
  ],
  ['4) Rubrik', document(under((clause) => `${clause.number.replace(' ', '')}) ${clause.heading}`))],
  ['no blank lines', `${[title, ...decisions].join('\n')}\n${tight(signed)}\n`],
  [
    'no blank lines, § first',
    `${[title, ...decisions].join('\n')}\n${tight((clause) => `§ ${clause.number} ${clause.heading}`)}\n`,
  ],
  [
    'no blank lines, sign lost',
    `${[title, ...decisions].join('\n')}\n${tight((clause) => `${clause.number} ${clause.heading}`)}\n`,
  ],
  ['blank line after every line', document(blankBetweenAll(signed))],
  [
    'blank line after every line, sign lost',
    document(blankBetweenAll((clause) => `${clause.number} ${clause.heading}`)),
  ],
  [
    'Markdown heading',
    `# ${title}\n\n${decisions.join('  \n')}\n\n${under((clause) => `## § ${clause.number} ${clause.heading}\n`)}`,
  ],
  [
    'Markdown heading of level four, number first',
    `# ${title}\n\n${decisions.join('\n\n')}\n\n${blankBetweenAll((clause) => `### ${clause.heading}\n\n#### ${clause.number} §`)}`,
  ],
  ['Markdown bold', document(under((clause) => `**§ ${clause.number} ${clause.heading}**  `))],
  [
    'Markdown bold number and rubric apart',
    document(under((clause) => `**§ ${clause.number}** **${clause.heading}**`)),
  ],
  [
    'Markdown bold rubric, text on the same line',
    document(
      clauses
        .map((clause) => {
          const [first = '', ...rest] = bodyLines(clause, dash);
          return [`**${clause.number} § ${clause.heading}** ${first}`, ...rest].join('\n');
        })
        .join('\n\n'),
    ),
  ],
  ['Markdown underscores', document(under((clause) => `__${clause.number} § ${clause.heading}__`))],
  [
    'wiki',
    `= ${title} =\n\n${decisions.join('\n\n')}\n\n${under(
      (clause) => `== ${clause.number} § ${clause.heading} ==\n`,
      (text) => `* ${text}`,
    )}`,
  ],
  ['setext title', `${title}\n======\n\n${decisions.join('\n')}\n\n${under(signed)}\n`],
  ['law: rubric on its own line, words run in', document(runIn((number) => `${number} § `, ''))],
  ['law, § first', document(runIn((number) => `§ ${number}`, ''))],
  ['law, no blank between rubric and number', document(runIn((number) => `${number} §`, '\0'))],
  [
    'number alone, rubric on the next line',
    document(under((clause) => `${clause.number} §\n${clause.heading}`)),
  ],
  [
    '§ 4 alone, rubric on the next line',
    document(under((clause) => `§ ${clause.number}\n${clause.heading}`)),
  ],
  [
    '§ 4 alone, rubric after a blank line',
    document(under((clause) => `§ ${clause.number}\n\n${clause.heading}\n`)),
  ],
  ['rubric, then number alone', document(under((clause) => `${clause.heading}\n${clause.number} §`))],
  ['rubric, blank, number alone', document(under((clause) => `${clause.heading}\n\n§ ${clause.number}\n`))],
  [
    'margin rubric beside the number',
    document(
      clauses
        .map((clause) => {
          const [first = '', ...rest] = bodyLines(clause, dash);
          return [`${clause.heading.padEnd(32)}${clause.number} §  ${first}`, ...rest].join('\n');
        })
        .join('\n\n'),
    ),
  ],
  [
    'margin rubric and rubric',
    document(under((clause) => `${clause.heading.padEnd(32)}${clause.number} § ${clause.heading}`)),
  ],
  [
    'doubled rubric before',
    document(under((clause) => `${clause.heading}\n\n${clause.number} § ${clause.heading}`)),
  ],
  [
    'doubled rubric after',
    document(under((clause) => `${clause.number} § ${clause.heading}\n${clause.heading}`)),
  ],
  [
    'contents with leaders',
    `${opening}\nInnehållsförteckning\n\n${contentsOf((clause, page) => `${signed(clause)} ${'.'.repeat(30)} ${String(page)}`)}\n\n${under(signed)}\n`,
  ],
  [
    'contents with pages',
    `${opening}\nInnehåll\n${contentsOf((clause, page) => `${signed(clause)}    ${String(page)}`)}\n\n${under(signed)}\n`,
  ],
  [
    'contents without pages',
    `${opening}\nInnehåll:\n${contentsOf((clause) => signed(clause))}\n\n${under(signed)}\n`,
  ],
  ['contents without title', `${opening}\n${contentsOf((clause) => signed(clause))}\n\n${under(signed)}\n`],
  [
    'contents before the decisions',
    `${title}\n\nInnehåll\n${contentsOf((clause, page) => `${signed(clause)}\t${String(page)}`)}\n\n${decisions.join('\n')}\n\n${under(signed)}\n`,
  ],
  [
    'contents, law style',
    `${opening}\nInnehåll\n${contentsOf((clause, page) => `${clause.heading} ........ ${String(page)}`)}\n\n${runIn((number) => `${number} §`, '')}\n`,
  ],
  [
    'contents, sign lost',
    `${opening}\nInnehåll\n${contentsOf((clause, page) => `${clause.number} ${clause.heading} ..... ${String(page)}`)}\n\n${under((clause) => `${clause.number} ${clause.heading}`)}\n`,
  ],
  ['wrapped at 60', document(wrapAll(under(signed), 60))],
  ['wrapped at 72', document(wrapAll(under(signed), 72))],
  [
    'wrapped at 60, sign lost',
    document(
      wrapAll(
        under((clause) => `${clause.number} ${clause.heading}`),
        60,
      ),
    ),
  ],
  ['wrapped at 72, blank lines between stycken', document(wrapAll(blankBetweenAll(signed), 72))],
  [
    'wrapped at 66, law style',
    document(
      wrapAll(
        runIn((number) => `${number} §`, ''),
        66,
      ),
    ),
  ],
  [
    'wrapped, items hang',
    document(
      under(signed)
        .split('\n')
        .map((line) => wrapLine(line, 64, line.startsWith('- ') ? '  ' : ''))
        .join('\n'),
    ),
  ],
  [
    'wrapped, everything indented',
    document(
      wrapAll(under(signed), 66)
        .split('\n')
        .map((line) => (line === '' ? '' : `     ${line}`))
        .join('\n'),
    ),
  ],
  [
    'pages with header and form feed',
    document(
      pages(
        wrapAll(under(signed), 66),
        17,
        (page) => `Samordningsförbundet Lillåbygden      Sida ${String(page)} (4)`,
        () => 'Justerandes sign',
        '\f',
      ),
    ),
  ],
  [
    'pages with title and number',
    document(
      pages(
        under(signed),
        12,
        () => title,
        (page) => String(page),
        '\f',
      ),
    ),
  ],
  [
    'pages without form feed',
    document(
      pages(
        wrapAll(under(signed), 66),
        15,
        () => `FÖRBUNDSORDNING`,
        (page) => `Sida ${String(page)} av 5`,
        '',
      ),
    ),
  ],
  [
    'pages with 2 (4)',
    document(
      pages(
        wrapAll(under(signed), 66),
        15,
        (page) => `Förbundsordning ${String(page)} (5)`,
        (page) => `${String(page)} (5)`,
        '',
      ),
    ),
  ],
  [
    'pages with - 2 -',
    document(
      pages(
        wrapAll(under(signed), 70),
        14,
        () => '',
        (page) => `- ${String(page)} -`,
        '',
      ),
    ),
  ],
  ['CRLF', document(under(signed)).replaceAll('\n', '\r\n')],
  ['old Mac line ends', document(under(signed)).replaceAll('\n', '\r')],
  ['byte order mark', `\ufeff${document(under(signed))}`],
  [
    'no-break spaces',
    document(under(signed))
      .replaceAll(' §', '\u00a0§')
      .replaceAll('§ ', '§\u00a0')
      .replaceAll('- ', '-\u00a0'),
  ],
  ['decomposed letters', document(under(signed)).normalize('NFD')],
  [
    'soft hyphens',
    document(under(signed)).replaceAll('medlem', 'med\u00adlem').replaceAll('Förbund', 'För\u00adbund'),
  ],
  ['soft hyphens at line ends', document(under(signed)).replaceAll('samordning', 'samord\u00ad\nning')],
  ['ligatures', document(under(signed)).replaceAll('fi', '\ufb01')],
  ['zero-width spaces', document(under(signed)).replaceAll('och', '\u200boch')],
  ['vertical tabs for line breaks', document(under(signed)).replace(/(\.)\n(?=\S)/g, '$1\v')],
  ['OCR l for 1', document(under((clause) => `${clause.number.replaceAll('1', 'l')} § ${clause.heading}`))],
  [
    'one sign lost',
    document(under((clause) => (clause.number === '4' ? `4 ${clause.heading}` : signed(clause)))),
  ],
  ['trailing spaces', document(under(signed)).replaceAll('\n', '   \n')],
  ['three blank lines', document(under(signed)).replaceAll('\n\n', '\n\n\n\n')],
]);

export const expected = { title, adopted, effectiveFrom: '2014-05-01', clauses };

export const withBullet = (bullet: Bullet): string => document(under(signed, bullet));

export const upperCase = document(under((clause) => `§${clause.number} ${clause.heading.toUpperCase()}`));
