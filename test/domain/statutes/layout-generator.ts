// Writes one statute in any combination of heading style, list style, break of lines and damage, with what it must be read to.
import type { PlainBlock, PlainClause } from './parse-layouts.ts';
import { wrapLine } from './parse-layouts.ts';
import type { PlainStatute } from './layout-texts.ts';

type Kind = 'title' | 'decision' | 'head' | 'text' | 'item' | 'other';

/** A line before it is broken. `apart`: a blank line stands before it even where stycken have none between them. */
interface Entry {
  readonly kind: Kind;
  readonly text: string;
  readonly apart: boolean;
}

export interface Expected {
  readonly title: string;
  readonly adopted: readonly { body: string; date: string | null; minutes: string | null }[];
  readonly effectiveFrom: string | null;
  readonly clauses: readonly {
    readonly number: string;
    readonly heading: string | null;
    readonly chapter?: { readonly number: string; readonly heading: string | null };
    readonly blocks: readonly PlainBlock[];
  }[];
}

interface WrittenClause extends PlainClause {
  readonly index: number;
  /** Its heading as the layout writes it, null where it writes none. */
  readonly shown: string | null;
}

const entry = (kind: Kind, text: string, apart = false): Entry => ({ kind, text, apart });

export interface HeadStyle {
  readonly name: string;
  /** Clauses are counted 1, 2, 3 where the style has no letters. */
  readonly counted?: boolean;
  /** Clauses in a chapter; their numbers are "1.1" or begin again at 1. */
  readonly chapters?: 'dotted' | 'again' | 'through';
  readonly chapterHead?: (number: number, heading: string) => readonly string[];
  readonly headingless?: (index: number) => boolean;
  readonly heading?: (heading: string) => string;
  readonly write: (clause: WrittenClause, body: readonly Entry[]) => readonly Entry[];
  readonly title?: (title: string) => string;
  /** What stands between the decisions and the first clause. */
  readonly before?: (clauses: readonly WrittenClause[]) => readonly Entry[];
  readonly item?: (text: string) => string;
  readonly text?: (text: string) => string;
}

const own = (write: (number: string, heading: string) => string): HeadStyle['write'] => {
  return (clause, body) => [entry('head', write(clause.number, clause.heading), true), ...body];
};
const twoLines = (
  write: (number: string, heading: string) => readonly [string, string],
  apart = false,
): HeadStyle['write'] => {
  return (clause, body) => {
    const [first, second] = write(clause.number, clause.heading);
    return [entry('head', first, true), entry('head', second, apart), ...body];
  };
};
const runIn = (write: (number: string, first: string) => string, apart: boolean): HeadStyle['write'] => {
  return (clause, body) => {
    const [first, ...rest] = body;
    const words = entry('text', write(clause.number, first?.text ?? ''), apart);
    return clause.shown === null
      ? [{ ...words, apart: true }, ...rest]
      : [entry('head', clause.heading, true), words, ...rest];
  };
};
const sameLine = (write: (number: string, heading: string, first: string) => string): HeadStyle['write'] => {
  return (clause, body) => {
    const [first, ...rest] = body;
    return [entry('text', write(clause.number, clause.heading, first?.text ?? ''), true), ...rest];
  };
};

const joined = (number: string): string => number.replace(' ', '');
const roman = (number: string): string => {
  let left = Number(number);
  let text = '';
  for (const [value, sign] of [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
};
const ordinalWords = [
  ...['Första', 'Andra', 'Tredje', 'Fjärde', 'Femte', 'Sjätte', 'Sjunde', 'Åttonde', 'Nionde', 'Tionde'],
  ...['Elfte', 'Tolfte', 'Trettonde', 'Fjortonde', 'Femtonde', 'Sextonde', 'Sjuttonde', 'Artonde'],
  ...['Nittonde', 'Tjugonde', 'Tjugoförsta', 'Tjugoandra'],
];
const ordinal = (number: string): string => ordinalWords[Number(number) - 1] ?? '';
const chapterNames = ['Allmänna bestämmelser', 'Styrelsen', 'Ekonomi', 'Insyn och revision', 'Upphörande'];

const contents =
  (
    line: (clause: WrittenClause, page: number) => string,
    title = 'Innehåll',
  ): Required<HeadStyle>['before'] =>
  (clauses) => [
    ...(title === '' ? [] : [entry('other', title, true)]),
    ...clauses.map((clause, index) =>
      entry('other', line(clause, 2 + Math.floor(index / 4)), title === '' && index === 0),
    ),
  ];
const fourSign = own((number, heading) => `${number} § ${heading}`);
const nothingOver = (index: number): boolean => index % 3 === 1;

export const headStyles: readonly HeadStyle[] = [
  { name: '4 § Rubrik', write: fourSign },
  { name: '4§ Rubrik', write: own((number, heading) => `${number}§ ${heading}`) },
  { name: '4a§ Rubrik', write: own((number, heading) => `${joined(number)}§ ${heading}`) },
  { name: '4a § Rubrik', write: own((number, heading) => `${joined(number)} § ${heading}`) },
  { name: '4 §Rubrik', write: own((number, heading) => `${number} §${heading}`) },
  {
    name: '4 § RUBRIK',
    heading: (text) => text.toUpperCase(),
    write: own((number, heading) => `${number} § ${heading.toUpperCase()}`),
  },
  { name: '§ 4 Rubrik', write: own((number, heading) => `§ ${number} ${heading}`) },
  { name: '§ 4a Rubrik', write: own((number, heading) => `§ ${joined(number)} ${heading}`) },
  { name: '§4 Rubrik', write: own((number, heading) => `§${joined(number)} ${heading}`) },
  {
    name: '§4 RUBRIK',
    heading: (text) => text.toUpperCase(),
    write: own((number, heading) => `§${joined(number)} ${heading.toUpperCase()}`),
  },
  { name: '§ 4. Rubrik', write: own((number, heading) => `§ ${number}. ${heading}`) },
  { name: '§4. Rubrik', write: own((number, heading) => `§${joined(number)}. ${heading}`) },
  { name: '§ 4: Rubrik', write: own((number, heading) => `§ ${number}: ${heading}`) },
  { name: '§ 4 – Rubrik', write: own((number, heading) => `§ ${number} – ${heading}`) },
  { name: '§ 4 - Rubrik', write: own((number, heading) => `§ ${number} - ${heading}`) },
  { name: '§ 4, Rubrik', write: own((number, heading) => `§ ${number}, ${heading}`) },
  { name: '4 §. Rubrik', write: own((number, heading) => `${number} §. ${heading}`) },
  { name: '4 §: Rubrik', write: own((number, heading) => `${number} §: ${heading}`) },
  { name: '4 § – Rubrik', write: own((number, heading) => `${number} § – ${heading}`) },
  { name: '4.§ Rubrik', write: own((number, heading) => `${joined(number)}.§ ${heading}`) },
  { name: '4. § Rubrik', write: own((number, heading) => `${joined(number)}. § ${heading}`) },
  {
    name: '04 § Rubrik',
    counted: true,
    write: own((number, heading) => `${number.padStart(2, '0')} § ${heading}`),
  },
  { name: '§ 4 Rubrik.', write: own((number, heading) => `§ ${number} ${heading}.`) },
  { name: '4 § Rubrik:', write: own((number, heading) => `${number} § ${heading}:`) },
  { name: '4 § tab Rubrik', write: own((number, heading) => `${number} §\t${heading}`) },
  { name: 'Paragraf 4 Rubrik', write: own((number, heading) => `Paragraf ${number} ${heading}`) },
  { name: 'Paragraf 4: Rubrik', write: own((number, heading) => `Paragraf ${number}: ${heading}`) },
  { name: 'PARAGRAF 4', write: twoLines((number, heading) => [`PARAGRAF ${number.toUpperCase()}`, heading]) },
  { name: 'Par. 4 Rubrik', write: own((number, heading) => `Par. ${number} ${heading}`) },
  { name: 'Artikel 4 Rubrik', write: own((number, heading) => `Artikel ${number} ${heading}`) },
  { name: '4. Rubrik', write: own((number, heading) => `${joined(number)}. ${heading}`) },
  { name: '4 Rubrik', write: own((number, heading) => `${number} ${heading}`) },
  { name: '4 tab Rubrik', write: own((number, heading) => `${joined(number)}\t${heading}`) },
  { name: '4) Rubrik', write: own((number, heading) => `${joined(number)}) ${heading}`) },
  { name: '4: Rubrik', write: own((number, heading) => `${joined(number)}: ${heading}`) },
  { name: '4 – Rubrik', write: own((number, heading) => `${joined(number)} – ${heading}`) },
  { name: '4.Rubrik', write: own((number, heading) => `${joined(number)}.${heading}`) },
  { name: 'Rubrik (4 §)', write: own((number, heading) => `${heading} (${number} §)`) },
  { name: 'Rubrik (§ 4)', write: own((number, heading) => `${heading} (§ ${number})`) },
  { name: 'Rubrik § 4', write: own((number, heading) => `${heading} § ${number}`) },
  { name: 'Rubrik, 4 §', write: own((number, heading) => `${heading}, ${number} §`) },
  { name: '(4 §) Rubrik', write: own((number, heading) => `(${number} §) ${heading}`) },
  { name: '§ IV Rubrik', counted: true, write: own((number, heading) => `§ ${roman(number)} ${heading}`) },
  { name: '§ IV. Rubrik', counted: true, write: own((number, heading) => `§ ${roman(number)}. ${heading}`) },
  { name: 'IV § Rubrik', counted: true, write: own((number, heading) => `${roman(number)} § ${heading}`) },
  { name: 'IV. Rubrik', counted: true, write: own((number, heading) => `${roman(number)}. ${heading}`) },
  {
    name: 'Fjärde paragrafen, rubrik below',
    counted: true,
    write: twoLines((number, heading) => [`${ordinal(number)} paragrafen`, heading]),
  },
  {
    name: 'Fjärde paragrafen. Rubrik',
    counted: true,
    write: own((number, heading) => `${ordinal(number)} paragrafen. ${heading}`),
  },
  {
    name: 'Fjärde paragrafen – Rubrik',
    counted: true,
    write: own((number, heading) => `${ordinal(number)} paragrafen – ${heading}`),
  },
  { name: 'Rubrik / 4 § text', write: runIn((number, first) => `${number} § ${first}`, false) },
  { name: 'Rubrik // 4 § text', write: runIn((number, first) => `${number} §  ${first}`, true) },
  { name: 'Rubrik // § 4 text', write: runIn((number, first) => `§ ${number} ${first}`, true) },
  { name: 'Rubrik // § 4. text', write: runIn((number, first) => `§ ${number}. ${first}`, true) },
  { name: 'Rubrik // 4. text', write: runIn((number, first) => `${joined(number)}. ${first}`, true) },
  { name: 'Rubrik // 4 text', write: runIn((number, first) => `${number} ${first}`, true) },
  {
    name: 'RUBRIK // 4 § text',
    heading: (text) => text.toUpperCase(),
    write: (clause, body) =>
      runIn((number, first) => `${number} § ${first}`, true)(
        { ...clause, heading: clause.heading.toUpperCase() },
        body,
      ),
  },
  {
    name: 'one rubric over several',
    headingless: nothingOver,
    write: runIn((number, first) => `${number} § ${first}`, true),
  },
  {
    name: 'no rubrics, 4 § text',
    headingless: () => true,
    write: runIn((number, first) => `${number} § ${first}`, true),
  },
  {
    name: 'no rubrics, § 4 text',
    headingless: () => true,
    write: runIn((number, first) => `§ ${number} ${first}`, true),
  },
  {
    name: 'no rubrics, 4. text',
    headingless: () => true,
    write: runIn((number, first) => `${joined(number)}. ${first}`, true),
  },
  {
    name: 'no rubrics, 4 § alone',
    headingless: () => true,
    write: (clause, body) => [entry('head', `${clause.number} §`, true), ...body],
  },
  { name: '4 § / Rubrik', write: twoLines((number, heading) => [`${number} §`, heading]) },
  {
    name: '4 § // Rubrik',
    write: (clause, body) => [
      entry('head', `${clause.number} §`, true),
      entry('head', clause.heading, true),
      ...body.map((line, index) => (index === 0 ? { ...line, apart: true } : line)),
    ],
  },
  { name: '§ 4 / Rubrik', write: twoLines((number, heading) => [`§ ${number}`, heading]) },
  { name: '§ 4. / Rubrik', write: twoLines((number, heading) => [`§ ${number}.`, heading]) },
  { name: '4. / Rubrik', write: twoLines((number, heading) => [`${joined(number)}.`, heading]) },
  { name: '4 / Rubrik', write: twoLines((number, heading) => [joined(number), heading]) },
  { name: 'Rubrik / 4 §', write: twoLines((number, heading) => [heading, `${number} §`]) },
  { name: 'Rubrik // § 4', write: twoLines((number, heading) => [heading, `§ ${number}`], true) },
  {
    name: '### 4 § Rubrik',
    write: own((number, heading) => `### ${number} § ${heading}`),
    title: (title) => `# ${title}`,
  },
  {
    name: '## Rubrik, ### 4 §',
    write: twoLines((number, heading) => [`## ${heading}`, `### ${number} §`], true),
    title: (title) => `# ${title}`,
  },
  {
    name: '### 4 §, Rubrik below',
    write: twoLines((number, heading) => [`### ${number} §`, heading], true),
    title: (title) => `# ${title}`,
  },
  {
    name: '## 4. Rubrik',
    write: own((number, heading) => `## ${joined(number)}. ${heading}`),
    title: (title) => `# ${title}`,
  },
  {
    name: '## 4 Rubrik',
    write: own((number, heading) => `## ${joined(number)} ${heading}`),
    title: (title) => `# ${title}`,
  },
  {
    name: '**§ 4 Rubrik**',
    write: own((number, heading) => `**§ ${number} ${heading}**`),
    title: (title) => `**${title}**`,
  },
  {
    name: '**4. Rubrik**',
    write: own((number, heading) => `**${joined(number)}. ${heading}**`),
    title: (title) => `**${title}**`,
  },
  { name: '**§ 4** **Rubrik**', write: own((number, heading) => `**§ ${number}** **${heading}**`) },
  { name: '**§ 4** Rubrik', write: own((number, heading) => `**§ ${number}** ${heading}`) },
  { name: '§ 4 **Rubrik**', write: own((number, heading) => `§ ${number} **${heading}**`) },
  {
    name: '**4 §** text',
    headingless: nothingOver,
    write: (clause, body) =>
      runIn((number, first) => `**${number} §** ${first}`, true)(
        { ...clause, heading: `**${clause.heading}**` },
        body,
      ),
  },
  {
    name: '**4 § Rubrik** text',
    write: sameLine((number, heading, first) => `**${number} § ${heading}** ${first}`),
  },
  { name: '*4 § Rubrik*', write: own((number, heading) => `*${number} § ${heading}*`) },
  { name: '<u>4 § Rubrik</u>', write: own((number, heading) => `<u>${number} § ${heading}</u>`) },
  {
    name: '4 § Rubrik. Text',
    write: sameLine((number, heading, first) => `${number} § ${heading}. ${first}`),
  },
  {
    name: '§ 4 Rubrik: Text',
    write: sameLine((number, heading, first) => `§ ${number} ${heading}: ${first}`),
  },
  {
    name: '§ 4 RUBRIK Text',
    heading: (text) => text.toUpperCase(),
    write: sameLine((number, heading, first) => `§ ${number} ${heading.toUpperCase()} ${first}`),
  },
  {
    name: 'setext',
    write: (clause, body) => {
      const head = `${clause.number} § ${clause.heading}`;
      return [entry('head', head, true), entry('other', '-'.repeat(head.length)), ...body];
    },
    title: (title) => `${title}\n${'='.repeat(title.length)}`,
  },
  {
    name: 'rst ~',
    write: (clause, body) => {
      const head = `${clause.number} § ${clause.heading}`;
      return [entry('head', head, true), entry('other', '~'.repeat(head.length)), ...body];
    },
    title: (title) => `${'='.repeat(title.length)}\n${title}\n${'='.repeat(title.length)}`,
  },
  {
    name: 'rst ^, numbers bare',
    write: (clause, body) => {
      const head = `${joined(clause.number)}. ${clause.heading}`;
      return [entry('head', head, true), entry('other', '^'.repeat(head.length)), ...body];
    },
    title: (title) => `${title}\n${'#'.repeat(title.length)}`,
  },
  {
    name: 'asciidoc',
    write: own((number, heading) => `== ${number} § ${heading}`),
    title: (title) => `= ${title}`,
  },
  {
    name: 'asciidoc, bare',
    write: own((number, heading) => `== ${joined(number)}. ${heading}`),
    title: (title) => `= ${title}`,
  },
  {
    name: 'wiki',
    write: own((number, heading) => `== ${number} § ${heading} ==`),
    title: (title) => `= ${title} =`,
  },
  {
    name: 'html',
    write: own((number, heading) => `<h2>${number} § ${heading}</h2>`),
    title: (title) => `<h1>${title}</h1>`,
    text: (text) => `<p>${text}</p>`,
    item: (text) => `<li>${text}</li>`,
  },
  {
    name: 'html with attributes',
    write: own(
      (number, heading) =>
        `<h3 class="rubrik" id="p${joined(number)}"><strong>§ ${number}</strong> ${heading}</h3>`,
    ),
    title: (title) => `<h1 class="x">${title}</h1>`,
    text: (text) => `<p class="brod">${text}</p>`,
    item: (text) => `<li>${text}</li>`,
  },
  {
    name: 'contents with leaders',
    write: fourSign,
    before: contents((clause, page) => `${clause.number} § ${clause.heading} ........ ${String(page)}`),
  },
  {
    name: 'contents with tab',
    write: fourSign,
    before: contents(
      (clause, page) => `${clause.number} § ${clause.heading}\t${String(page)}`,
      'INNEHÅLLSFÖRTECKNING',
    ),
  },
  {
    name: 'contents with page after one space',
    write: fourSign,
    before: contents((clause, page) => `${clause.number} § ${clause.heading} ${String(page)}`),
  },
  {
    name: 'contents without pages',
    write: fourSign,
    before: contents((clause) => `${clause.number} § ${clause.heading}`, 'Innehåll:'),
  },
  {
    name: 'contents untitled',
    write: fourSign,
    before: contents((clause) => `${clause.number} § ${clause.heading}`, ''),
  },
  {
    name: 'contents of rubrics only',
    write: fourSign,
    before: contents((clause, page) => `${clause.heading} .... ${String(page)}`),
  },
  {
    name: 'contents of rubrics only, no pages',
    write: fourSign,
    before: contents((clause) => clause.heading),
  },
  {
    name: 'contents, sign lost',
    write: own((number, heading) => `${joined(number)}. ${heading}`),
    before: contents((clause, page) => `${joined(clause.number)}. ${clause.heading} ..... ${String(page)}`),
  },
  {
    name: 'contents, no sign, no pages',
    write: own((number, heading) => `${joined(number)} ${heading}`),
    before: contents((clause) => `${joined(clause.number)} ${clause.heading}`),
  },
  {
    name: 'contents, law style',
    write: runIn((number, first) => `${number} § ${first}`, true),
    before: contents((clause, page) => `${clause.heading} ..... ${String(page)}`),
  },
  {
    name: 'contents as Markdown links',
    write: own((number, heading) => `## § ${number} ${heading}`),
    title: (title) => `# ${title}`,
    before: contents(
      (clause) => `- [§ ${clause.number} ${clause.heading}](#p-${joined(clause.number)})`,
      '## Innehåll',
    ),
  },
  {
    name: 'margin doubled before',
    write: (clause, body) => [
      entry('head', clause.heading, true),
      entry('head', `${clause.number} § ${clause.heading}`),
      ...body,
    ],
  },
  {
    name: 'margin doubled after',
    write: (clause, body) => [
      entry('head', `${clause.number} § ${clause.heading}`, true),
      entry('head', clause.heading),
      ...body,
    ],
  },
  {
    name: 'margin beside, wide',
    write: sameLine((number, heading, first) => `${heading.padEnd(70)}${number} §  ${first}`),
  },
  {
    name: 'margin beside, doubled',
    write: own((number, heading) => `${heading.padEnd(70)}${number} § ${heading}`),
  },
  {
    name: 'Kapitel 1, § 1.1',
    chapters: 'dotted',
    chapterHead: (number, heading) => [`Kapitel ${String(number)} ${heading}`],
    write: own((number, heading) => `§ ${number} ${heading}`),
  },
  {
    name: 'Kapitel 1, §1.1',
    chapters: 'dotted',
    chapterHead: (number, heading) => [`Kapitel ${String(number)} – ${heading}`],
    write: own((number, heading) => `§${number} ${heading}`),
  },
  {
    name: '1 kap., 1 §',
    chapters: 'again',
    chapterHead: (number, heading) => [`${String(number)} kap. ${heading}`],
    write: own((number, heading) => `${number} § ${heading}`),
  },
  {
    name: '1 kap., rubric before 1 §',
    chapters: 'again',
    chapterHead: (number, heading) => [`${String(number)} kap. ${heading}`],
    write: runIn((number, first) => `${number} § ${first}`, true),
  },
  {
    name: 'Första kapitlet',
    chapters: 'again',
    chapterHead: (number, heading) => [`${ordinalWords[number - 1] ?? ''} kapitlet`, heading],
    write: own((number, heading) => `${number} § ${heading}`),
  },
  {
    name: 'KAPITEL I, numbers go on',
    chapters: 'through',
    chapterHead: (number, heading) => [`KAPITEL ${roman(String(number))}`, heading],
    write: own((number, heading) => `§ ${number} ${heading}`),
  },
  {
    name: 'Kap 1, numbers go on',
    chapters: 'through',
    chapterHead: (number, heading) => [`Kap ${String(number)}. ${heading}`],
    write: own((number, heading) => `§ ${number} ${heading}`),
  },
  {
    name: '# Kapitel 1, ## 1 §',
    chapters: 'again',
    chapterHead: (number, heading) => [`## Kapitel ${String(number)} ${heading}`],
    write: own((number, heading) => `### ${number} § ${heading}`),
    title: (title) => `# ${title}`,
  },
  {
    name: 'Avdelning I',
    chapters: 'through',
    chapterHead: (number, heading) => [`Avdelning ${roman(String(number))} ${heading}`],
    write: own((number, heading) => `${number} § ${heading}`),
  },
  {
    name: '3 + 3.1 stycken',
    write: (clause, body) => {
      let count = 0;
      return [
        entry('head', `${joined(clause.number)} ${clause.heading}`, true),
        ...body.map((line) =>
          line.kind === 'text'
            ? { ...line, text: `${joined(clause.number)}.${String((count += 1))} ${line.text}` }
            : line,
        ),
      ];
    },
    counted: true,
  },
  {
    name: '§ 3 + 3.1 stycken',
    write: (clause, body) => {
      let count = 0;
      return [
        entry('head', `§ ${clause.number} ${clause.heading}`, true),
        ...body.map((line) =>
          line.kind === 'text'
            ? { ...line, text: `${joined(clause.number)}.${String((count += 1))} ${line.text}` }
            : line,
        ),
      ];
    },
    counted: true,
  },
  {
    name: '§ 3 + mom. 1',
    write: (clause, body) => {
      let count = 0;
      return [
        entry('head', `§ ${clause.number} ${clause.heading}`, true),
        ...body.map((line) =>
          line.kind === 'text' ? { ...line, text: `Mom. ${String((count += 1))} ${line.text}` } : line,
        ),
      ];
    },
  },
  {
    name: '1 § 1 mom.',
    counted: true,
    write: (clause, body) => {
      let count = 0;
      return [
        entry('head', clause.heading, true),
        ...body.map((line) => {
          if (line.kind !== 'text') return line;
          count += 1;
          return {
            ...line,
            text: `${count === 1 ? `${clause.number} § ` : ''}${String(count)} mom. ${line.text}`,
          };
        }),
      ];
    },
  },
];

export interface ListStyle {
  readonly name: string;
  readonly write: (text: string, index: number) => string;
}
const bulletStyle = (bullet: string): ListStyle => ({
  name: bullet.trim(),
  write: (text) => `${bullet}${text}`,
});
const numberStyle = (name: string, label: (index: number) => string): ListStyle => ({
  name,
  write: (text, index) => `${label(index)} ${text}`,
});
const letterAt = (index: number): string => 'abcdefghij'.charAt(index);
export const listStyles: readonly ListStyle[] = [
  bulletStyle('- '),
  bulletStyle('– '),
  bulletStyle('— '),
  bulletStyle('• '),
  bulletStyle('\uf0b7 '),
  bulletStyle('\uf0b7\t'),
  bulletStyle('» '),
  bulletStyle('* '),
  bulletStyle('o\t'),
  bulletStyle('o '),
  bulletStyle('• '.trim()),
  bulletStyle('· '),
  bulletStyle('▪ '),
  bulletStyle('+ '),
  bulletStyle('● '),
  bulletStyle('\u2212 '),
  numberStyle('1.', (index) => `${String(index + 1)}.`),
  numberStyle('1)', (index) => `${String(index + 1)})`),
  numberStyle('(1)', (index) => `(${String(index + 1)})`),
  numberStyle('1', (index) => String(index + 1)),
  numberStyle('1:', (index) => `${String(index + 1)}:`),
  numberStyle('a)', (index) => `${letterAt(index)})`),
  numberStyle('a.', (index) => `${letterAt(index)}.`),
  numberStyle('(a)', (index) => `(${letterAt(index)})`),
  numberStyle('A.', (index) => `${letterAt(index).toUpperCase()}.`),
  numberStyle('i)', (index) => `${roman(String(index + 1)).toLowerCase()})`),
  numberStyle('(i)', (index) => `(${roman(String(index + 1)).toLowerCase()})`),
  numberStyle('i.', (index) => `${roman(String(index + 1)).toLowerCase()}.`),
  { name: '1.tight', write: (text, index) => `${String(index + 1)}.${text}` },
  { name: 'a)tight', write: (text, index) => `${letterAt(index)})${text}` },
  { name: '-tight', write: (text) => `-${text}` },
  { name: '    - indented', write: (text) => `    - ${text}` },
  { name: '\t1. indented', write: (text, index) => `\t${String(index + 1)}.\t${text}` },
  { name: 'labels lost', write: (text) => text },
];

export interface BreakStyle {
  readonly name: string;
  readonly wrapped: boolean;
  readonly write: (entries: readonly Entry[]) => string;
}

const plain =
  (
    blank: (line: Entry, previous: Entry) => boolean,
    shape: (line: Entry, previous: Entry | undefined) => string = (line) => line.text,
  ) =>
  (entries: readonly Entry[]): string => {
    let text = '';
    for (const [at, line] of entries.entries()) {
      const previous = entries[at - 1];
      if (previous !== undefined) text += blank(line, previous) ? '\n\n' : '\n';
      text += shape(line, previous);
    }
    return `${text}\n`;
  };

const apart = (line: Entry): boolean => line.apart;
const isUnderline = (line: Entry): boolean => line.kind === 'other' && /^([-=~^#])\1+$/.test(line.text);
const always = (line: Entry): boolean => !isUnderline(line);
const betweenStycken = (line: Entry, previous: Entry): boolean =>
  line.apart || (line.kind === 'text' && (previous.kind === 'text' || previous.kind === 'item'));
/** Marked lines and margins are never broken by what writes them. */
const breaksOf = (line: Entry): boolean =>
  line.kind === 'text' ||
  line.kind === 'item' ||
  (line.kind === 'head' && !/^(?:[#=*<_]|.*\s{3})/.test(line.text));

/** Breaks a line at a width, splitting long words after a vowel. */
const hyphenate = (line: string, width: number): string => {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const free = width - current.length - 2;
    if (current.length + 1 + word.length <= width || current === '') {
      current = current === '' ? word : `${current} ${word}`;
      continue;
    }
    let cut = Math.min(free, word.length - 3);
    while (
      cut > 2 &&
      !(
        /[aeiouyåäö]/.test(word.charAt(cut - 1)) &&
        /^\p{Ll}{3}/u.test(word.slice(cut)) &&
        /^\p{L}+$/u.test(word.slice(0, cut))
      )
    )
      cut -= 1;
    if (cut > 2 && /^\p{L}+[.,]?$/u.test(word)) {
      lines.push(`${current} ${word.slice(0, cut)}-`);
      current = word.slice(cut);
    } else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current].join('\n');
};
const wrapped =
  (width: number, indent = (line: Entry): string => (line.kind === 'item' ? '' : '')) =>
  (line: Entry): string =>
    breaksOf(line) ? wrapLine(line.text, width, indent(line)) : line.text;

export const breakStyles: readonly BreakStyle[] = [
  { name: 'lines', wrapped: false, write: plain(apart) },
  { name: 'blank between all', wrapped: false, write: plain(always) },
  { name: 'blank between stycken', wrapped: false, write: plain(betweenStycken) },
  {
    name: 'blank after rubric too',
    wrapped: false,
    write: plain(
      (line, previous) => betweenStycken(line, previous) || (previous.kind === 'head' && !isUnderline(line)),
    ),
  },
  {
    name: 'tight',
    wrapped: false,
    write: plain((line) => line.kind === 'head' && line.text.startsWith('#')),
  },
  {
    name: 'two blanks before clauses',
    wrapped: false,
    write: (entries) => plain(apart)(entries).replaceAll('\n\n', '\n\n\n'),
  },
  {
    name: 'indented stycken',
    wrapped: false,
    write: plain(apart, (line, previous) =>
      line.kind === 'text' && previous?.kind !== 'head' ? `\t${line.text}` : line.text,
    ),
  },
  {
    name: 'body indented',
    wrapped: false,
    write: plain(apart, (line) =>
      line.kind === 'text' ? `    ${line.text}` : line.kind === 'item' ? `        ${line.text}` : line.text,
    ),
  },
  ...[60, 72, 80, 98].map((width): BreakStyle => ({
    name: `wrapped ${String(width)}`,
    wrapped: true,
    write: plain(apart, wrapped(width)),
  })),
  { name: 'wrapped 72, blank between stycken', wrapped: true, write: plain(betweenStycken, wrapped(72)) },
  { name: 'wrapped 80, blank between all', wrapped: true, write: plain(always, wrapped(80)) },
  {
    name: 'wrapped 70, items hang',
    wrapped: true,
    write: plain(
      apart,
      wrapped(70, (line) => (line.kind === 'item' ? '   ' : '')),
    ),
  },
  {
    name: 'wrapped 70, first line indented',
    wrapped: true,
    write: plain(apart, (line, previous) =>
      line.kind === 'text' && previous?.kind !== 'head' ? `   ${wrapLine(line.text, 67)}` : wrapped(70)(line),
    ),
  },
  {
    name: 'wrapped 66, hyphenated',
    wrapped: true,
    write: plain(apart, (line) => (breaksOf(line) ? hyphenate(line.text, 66) : line.text)),
  },
  {
    name: 'wrapped 75, hyphenated, blank between stycken',
    wrapped: true,
    write: plain(betweenStycken, (line) => (breaksOf(line) ? hyphenate(line.text, 75) : line.text)),
  },
  {
    name: 'wrapped 72, all indented',
    wrapped: true,
    write: (entries) => plain(apart, wrapped(72))(entries).replace(/^(?=.)/gm, '      '),
  },
  {
    name: 'wrapped 72, trailing spaces',
    wrapped: true,
    write: (entries) => plain(betweenStycken, wrapped(72))(entries).replaceAll('\n', ' \n'),
  },
];

export interface Damage {
  readonly name: string;
  readonly write: (text: string) => string;
  readonly datesLost?: true;
  /** Words of the text itself are hurt: only numbers and rubrics are compared. */
  readonly words?: (text: string) => string;
  readonly signs?: true;
}

const paged =
  (lines: number, top: (page: number) => string, bottom: (page: number) => string, edge: string) =>
  (text: string): string => {
    const all = text.split('\n');
    const out: string[] = [];
    for (let at = 0, page = 1; at < all.length; at += lines, page += 1) {
      const head = top(page);
      if (page > 1) out.push(edge + head);
      else if (head !== '' && page === 1 && edge === '') out.push(head);
      if (head !== '' && page > 1) out.push('');
      out.push(...all.slice(at, at + lines));
      const foot = bottom(page);
      if (foot !== '') out.push('', foot);
    }
    return out.join('\n');
  };
const none = (): string => '';

export const damages: readonly Damage[] = [
  { name: 'none', write: (text) => text },
  { name: 'CRLF', write: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'CR', write: (text) => text.replaceAll('\n', '\r') },
  { name: 'BOM', write: (text) => `\ufeff${text}` },
  { name: 'NFD', write: (text) => text.normalize('NFD') },
  { name: 'NBSP everywhere', write: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'NBSP at signs', write: (text) => text.replaceAll(' §', '\u00a0§').replaceAll('§ ', '§\u202f') },
  { name: 'zero width', write: (text) => text.replace(/(?<=\p{Ll})(?=\p{Ll}{4})/gu, '\u200b') },
  { name: 'soft hyphens', write: (text) => text.replace(/(?<=\p{Ll}{3})(?=\p{Ll}{3})/gu, '\u00ad') },
  {
    name: 'ligatures',
    write: (text) =>
      text
        .replaceAll('ffi', '\ufb03')
        .replaceAll('fi', '\ufb01')
        .replaceAll('fl', '\ufb02')
        .replaceAll('ff', '\ufb00'),
  },
  { name: 'trailing spaces', write: (text) => text.replaceAll('\n', '   \n') },
  { name: 'double spaces', write: (text) => text.replace(/(?<=\p{L}[.,]?) (?=\p{L})/gu, '  ') },
  { name: 'tab after label', write: (text) => text.replace(/^([-•–a-z\d][.)]?) /gmu, '$1\t') },
  { name: 'all indented', write: (text) => text.replace(/^(?=.)/gm, '    ') },
  { name: 'blank lines hold spaces', write: (text) => text.replaceAll('\n\n', '\n  \t\n') },
  { name: 'pages: 3', write: paged(23, none, (page) => String(page), '') },
  { name: 'pages: Sida 3 av 9', write: paged(23, none, (page) => `Sida ${String(page)} av 9`, '') },
  { name: 'pages: 3(9)', write: paged(23, (page) => `${String(page)}(9)`, none, '') },
  { name: 'pages: - 3 -', write: paged(23, none, (page) => `- ${String(page)} -`, '') },
  { name: 'pages: form feeds', write: paged(23, none, none, '\f') },
  { name: 'pages: form feeds and 3', write: paged(23, none, (page) => String(page), '\f') },
  {
    name: 'pages: header, form feed',
    write: paged(23, (page) => `Samordningsförbundet Exempelbygden      ${String(page)} (9)`, none, '\f'),
  },
  {
    name: 'pages: header and footer',
    write: paged(
      23,
      () => 'FÖRBUNDSORDNING',
      (page) => `Dnr 2019/12                    Sida ${String(page)}`,
      '',
    ),
  },
  {
    name: 'pages: footer with date',
    write: paged(
      23,
      none,
      (page) => `Exempelbygdens förbundsordning 2019-01-12          ${String(page)}`,
      '\f',
    ),
  },
  {
    name: 'pages: two-line footer',
    write: paged(
      27,
      none,
      (page) =>
        `Postadress: Box 12, 123 45 Exempelby  Telefon: 010-12 34 56\nwww.exempel.example   ${String(page)}`,
      '\f',
    ),
  },
  { name: 'dates dropped', datesLost: true, write: (text) => text.replace(/\d{4}-\d{2}-\d{2}/g, '') },
  { name: 'curly', write: (text) => text.replaceAll(' - ', ' – ') },
  { name: 'no last line end', write: (text) => text.trimEnd() },
  { name: 'line separator', write: (text) => text.replaceAll('\n', '\u2028') },
  { name: 'vertical tabs', write: (text) => text.replace(/(\.)\n(?=\S)/g, '$1\v') },
  {
    name: 'OCR l for 1',
    write: (text) => text.replace(/^(§ ?)?([\dl]{0,2})1([\d]?)(?= §|§| \p{Lu})/gmu, '$1$2l$3'),
  },
  { name: 'note after', write: (text) => `${text}\nBilaga 1 Kostnadsfördelning\n\nDalsjö 50 procent\n` },
  {
    name: 'signatures after',
    write: (text) =>
      `${text}\n\nUnderskrifter\n\nDalsjö den 3 maj 2019\n\n______________________        ______________________\nFör Dalsjö kommun        För Region Västmark\n`,
  },
  {
    name: 'minutes extract before',
    write: (text) =>
      `PROTOKOLLSUTDRAG\nKommunfullmäktige 2019-06-17\n\n§ 84 Förbundsordning för samordningsförbundet\n\nKommunfullmäktige beslutar att anta reviderad förbundsordning enligt bilaga.\n\n${text}`,
  },
];

export interface Combination {
  readonly statute: PlainStatute;
  readonly head: HeadStyle;
  readonly list: ListStyle;
  readonly breaks: BreakStyle;
  readonly damage: Damage;
}

const perChapter = 5;

/** The text of a combination and what it must be read to. */
export const writeLayout = ({
  statute,
  head,
  list,
  breaks,
  damage,
}: Combination): { text: string; expected: Expected } => {
  const counted = head.counted === true || head.chapters !== undefined;
  const written = statute.clauses.map((clause, index): WrittenClause => {
    const inChapter = Math.floor(index / perChapter) + 1;
    const place = (index % perChapter) + 1;
    const count =
      head.chapters === 'dotted'
        ? `${String(inChapter)}.${String(place)}`
        : head.chapters === 'again'
          ? String(place)
          : String(index + 1);
    return {
      ...clause,
      index,
      number: counted ? count : clause.number,
      shown: head.headingless?.(index) === true ? null : clause.heading,
    };
  });
  const entries: Entry[] = [
    entry('title', head.title?.(statute.title) ?? statute.title),
    ...statute.decisions.map((decision, index) =>
      entry(
        'decision',
        (head.text ?? String)(
          `Antagen av ${decision.body} ${decision.date}${decision.minutes === null ? '' : ` § ${decision.minutes}`}`,
        ),
        index === 0,
      ),
    ),
    entry('decision', (head.text ?? String)(`Gäller från och med den ${statute.effectiveFrom}`)),
    ...(head.before?.(written) ?? []),
  ];
  for (const clause of written) {
    if (head.chapters !== undefined && clause.index % perChapter === 0) {
      const number = clause.index / perChapter + 1;
      for (const [at, line] of (
        head.chapterHead?.(number, chapterNames[number - 1] ?? 'Övrigt') ?? []
      ).entries())
        entries.push(entry('head', line, at === 0));
    }
    const body = clause.blocks.flatMap((block) =>
      typeof block === 'string'
        ? [entry('text', (head.text ?? String)(block))]
        : block.list.map((text, index) => entry('item', head.item?.(text) ?? list.write(text, index))),
    );
    entries.push(...head.write(clause, body));
  }
  const text = damage.write(breaks.write(entries));
  const lost = damage.datesLost === true;
  return {
    text,
    expected: {
      title: statute.title,
      adopted: statute.decisions.map((decision) => ({ ...decision, date: lost ? null : decision.date })),
      effectiveFrom: lost ? null : statute.effectiveFrom,
      clauses: written.map((clause) => ({
        number: clause.number,
        heading: clause.shown === null ? null : (head.heading?.(clause.heading) ?? clause.heading),
        ...(head.chapters === undefined
          ? {}
          : {
              chapter: {
                number: String(Math.floor(clause.index / perChapter) + 1),
                heading: chapterNames[Math.floor(clause.index / perChapter)] ?? 'Övrigt',
              },
            }),
        blocks: clause.blocks,
      })),
    },
  };
};
