// Markdown cut into tokens in a time that does not grow with its square, whatever is typed: what nobody means stands as it was typed.
import { Lexer, Tokenizer, type Token, type Tokens } from 'marked';

/** A line that opens more boxes in boxes than this stands as it was typed: nobody means it, and each costs a stack frame. */
const mostMarks = 8;
/** A table that brings the text beyond so many cells stands as it was typed: a short row is filled up to the width of the first. */
const mostCells = 3_000;
/** A heading that is underlined has at most so many lines above its line: each line of a list is tried as the first. */
const mostUnderlined = 5;
/** A longer quotation or list goes on as another: lines without a mark are looked at again for each that follows. */
const mostLines = { quotation: 60, list: 1_000 } as const;

/** A list's mark that stands further in than this stands here: each level costs the reader the whole list again. */
const furthestIn = 24;

const tooFarIn = new RegExp(String.raw`^ {${String(furthestIn + 1)},}(?=(?:[-*+]|\d{1,9}[.)])(?: |$))`, 'gm');
const tooManyMarks = new RegExp(
  String.raw`^([ \t]*)((?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){${String(mostMarks + 1)}})`,
  'gm',
);

/** The blocks of the text, their words not yet looked into. A table without a head is one that was too large. */
export function markdownTokens(markdown: string): readonly Token[] {
  const source = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(tooFarIn, ' '.repeat(furthestIn))
    .replace(tooManyMarks, '$1\\$2');
  return new Lexer({ gfm: true, tokenizer: new BoundedTokenizer() }).blockTokens(source);
}

/** What takes time with its square is looked at a part at a time. */
class BoundedTokenizer extends Tokenizer {
  private cells = 0;

  override table(source: string): Tokens.Table | undefined {
    const [raw = '', head = '', , rows = ''] = this.rules.block.table.exec(source) ?? [];
    const columns = head.replace(/^ *\||\| *$/g, '').split('|').length;
    const cells = columns * (rows.split('\n').length + 1);
    if (raw !== '' && this.cells + cells > mostCells)
      return { type: 'table', raw, align: [], header: [], rows: [] };
    const table = super.table(source);
    if (table !== undefined) this.cells += cells;
    return table;
  }

  override lheading(source: string): Tokens.Heading | undefined {
    return super.lheading(firstLines(source, mostUnderlined + 1));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return /^ {0,3}>/.test(source) ? super.blockquote(firstLines(source, mostLines.quotation)) : undefined;
  }

  override list(source: string): Tokens.List | undefined {
    return /^ {0,3}(?:[*+-]|\d{1,9}[.)])/.test(source)
      ? super.list(firstLines(source, mostLines.list))
      : undefined;
  }
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    end = text.indexOf('\n', end) + 1;
    if (end === 0) return text;
  }
  return text.slice(0, end);
}
