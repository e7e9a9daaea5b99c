// From Markdown to blocks: what people type in a rationale, as the few things a document is made of. No word is lost; HTML is text.
import { Lexer, type Token, type Tokens } from 'marked';
import { plain, textOf, type Block, type ListItem, type Run } from './blocks.ts';
import { markdownTokens } from './markdown-tokens.ts';

/** Lists deeper than this go on at the same depth. */
const deepest = 5;
/** A longer stycke is taken as plain words: looking for emphasis in it takes time with its square. */
const longestStyled = 8_000;

/** The blocks of a Markdown text. Headings begin at level 3 and never jump: they stand under a heading of the document. */
export function markdownBlocks(markdown: string): readonly Block[] {
  const tokens = markdownTokens(markdown);
  const topHeading = tokens.reduce(
    (top, token) => (token.type === 'heading' ? Math.min(top, (token as Tokens.Heading).depth) : top),
    6,
  );
  const writer = new Writer(topHeading);
  return writer.blocks(tokens, 0);
}

class Writer {
  private readonly topHeading: number;
  private hasTopHeading = false;
  private tables = 0;

  constructor(topHeading: number) {
    this.topHeading = topHeading;
  }

  blocks(tokens: readonly Token[], depth: number): readonly Block[] {
    return tokens.flatMap((token) => this.block(token as Tokens.Generic, depth));
  }

  private block(token: Tokens.Generic, depth: number): readonly Block[] {
    switch (token.type) {
      case 'space':
      case 'hr':
      case 'def':
        return token.type === 'def' ? paragraphs(plain(token.raw.trim())) : [];
      case 'heading':
        return this.heading(token as Tokens.Heading, depth);
      case 'blockquote':
        return [
          {
            kind: 'quotation',
            blocks: this.blocks((token as Tokens.Blockquote).tokens, depth + 1),
            source: null,
          },
        ];
      case 'list':
        return this.list(token as Tokens.List, depth);
      case 'table':
        return this.table(token as Tokens.Table);
      case 'code':
        return lines(`${(token as Tokens.Code).lang ?? ''}\n${(token as Tokens.Code).text}`).map((text) => ({
          kind: 'paragraph',
          runs: [{ text, code: true }],
        }));
      case 'html':
        return linesOf(token.raw);
      default:
        return paragraphs(styled(wordsOf(token)));
    }
  }

  private heading({ depth: level, text }: Tokens.Heading, depth: number): readonly Block[] {
    const runs = styled(text);
    if (textOf(runs).trim() === '') return [];
    // A heading in a list or a quotation is only stressed: the document's outline has no place for it.
    if (depth > 0) return [{ kind: 'paragraph', runs: runs.map((run) => ({ ...run, strong: true })) }];
    const isTop = level <= this.topHeading || !this.hasTopHeading;
    this.hasTopHeading = true;
    return [{ kind: 'heading', level: isTop ? 3 : 4, runs }];
  }

  private list({ items, ordered, start }: Tokens.List, depth: number): readonly Block[] {
    const labelled = items.map((item, index): ListItem => {
      const label = ordered ? `${String((start === '' ? 1 : start) + index)}.` : '–';
      const box = item.task ? plain(item.checked === true ? '☑ ' : '☐ ') : [];
      const [first, ...rest] = this.blocks(item.task ? withoutBox(item.tokens) : item.tokens, depth + 1);
      const blocks: readonly Block[] =
        first?.kind === 'paragraph'
          ? [{ kind: 'paragraph', runs: [...box, ...first.runs] }, ...rest]
          : [...(first === undefined ? [{ kind: 'paragraph', runs: plain('') } as const] : [first]), ...rest];
      return { label, blocks };
    });
    if (depth < deepest) return [{ kind: 'list', items: labelled }];
    return labelled.flatMap(({ label, blocks: [first, ...rest] }): readonly Block[] =>
      first?.kind === 'paragraph'
        ? [{ kind: 'paragraph', runs: [{ text: `${label} ` }, ...first.runs] }, ...rest]
        : [{ kind: 'paragraph', runs: plain(label) }, ...(first === undefined ? [] : [first]), ...rest],
    );
  }

  private table({ header, rows, raw }: Tokens.Table): readonly Block[] {
    if (header.length === 0) return linesOf(raw);
    this.tables += 1;
    const words = ({ text }: Tokens.TableCell): readonly Run[] => styled(text);
    return [
      {
        kind: 'table',
        caption: `Tabell ${String(this.tables)}`,
        head: header.map((cell) => textOf(words(cell))),
        rows: rows.map((row) => row.map((cell) => ({ runs: words(cell) }))),
      },
    ];
  }
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

const linesOf = (text: string): readonly Block[] =>
  lines(text).map((line) => ({ kind: 'paragraph', runs: plain(line) }));

const wordsOf = (token: Tokens.Generic): string =>
  'text' in token && typeof token['text'] === 'string' ? token['text'] : token.raw;

/** Runs that hold a line end of their own (a hard break) are stycken of their own. */
function paragraphs(runs: readonly Run[]): readonly Block[] {
  const found: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...rest] = run.text.split('\n');
    if (first !== '') found.at(-1)?.push({ ...run, text: first });
    for (const text of rest) found.push(text === '' ? [] : [{ ...run, text }]);
  }
  return found
    .filter((each) => textOf(each).trim() !== '')
    .map((each) => ({ kind: 'paragraph', runs: each }));
}

type Style = Omit<Run, 'text'>;

/** What stands in an item of a task list without its box: a token of its own, or in a list with empty lines the first words. */
function withoutBox([first, ...rest]: readonly Token[]): readonly Token[] {
  if (first === undefined || first.type === 'checkbox') return rest;
  return 'text' in first && typeof first.text === 'string'
    ? [{ ...first, text: first.text.replace(/^\[[ xX]\]\s+/, '') }, ...rest]
    : [first, ...rest];
}

/** What can begin anything but words. */
const marks = /[\\`*_~[<&!@:\n]|www\./i;

/** Words with emphasis, code and links; line ends inside a stycke are spaces. */
function styled(markdown: string): readonly Run[] {
  const text = markdown.trim();
  if (!marks.test(text)) return plain(text);
  if (text.length > longestStyled) return plain(text.replace(/\s*\n\s*/g, ' '));
  return joined(runsOf(Lexer.lexInline(text, { gfm: true }), {}));
}

function runsOf(tokens: readonly Token[], style: Style): readonly Run[] {
  return tokens.flatMap((token): readonly Run[] => {
    const { type, tokens: inner } = token as Tokens.Generic;
    switch (type) {
      case 'strong':
        return runsOf(inner ?? [], { ...style, strong: true });
      case 'em':
        return runsOf(inner ?? [], { ...style, emphasis: true });
      case 'codespan':
        return [{ ...style, text: wordsOf(token), code: true }];
      case 'br':
        return [{ ...style, text: '\n' }];
      case 'link':
        return linked(token as Tokens.Link, style);
      case 'image':
        return [
          {
            ...style,
            text: [...new Set([(token as Tokens.Image).text, (token as Tokens.Image).href])]
              .filter((each) => each !== '')
              .join(' '),
          },
        ];
      case 'del':
      case 'html':
        return [{ ...style, text: token.raw.replace(/\s*\n\s*/g, ' ') }];
      case 'text':
        return inner === undefined
          ? [{ ...style, text: wordsOf(token).replace(/ *\n */g, ' ') }]
          : runsOf(inner, style);
      default:
        return [{ ...style, text: wordsOf(token).replace(/ *\n */g, ' ') }];
    }
  });
}

/** A link to an address in this house or over https; the address of any other stands beside its words, as words. */
function linked({ href, text, tokens }: Tokens.Link, style: Style): readonly Run[] {
  const words = runsOf(tokens, style);
  if (isSafeAddress(href)) return words.map((run) => ({ ...run, href }));
  return href === '' || text.includes(href) || href === `http://${text}` || href === `mailto:${text}`
    ? words
    : [...words, { ...style, text: ` (${href})` }];
}

/** An address in this house, or an https address without tricks. */
const isSafeAddress = (href: string): boolean =>
  /^\/(?![/\\])[^\s\\]*$/.test(href) || (/^https:\/\/[^\s\\]+$/i.test(href) && URL.canParse(href));

/** Neighbouring runs of one style as one. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && styleOf(last) === styleOf(run))
      found[found.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') found.push(run);
  }
  return found;
}

const styleOf = ({ strong, emphasis, code, href }: Run): string =>
  JSON.stringify([strong ?? false, emphasis ?? false, code ?? false, href ?? null]);
