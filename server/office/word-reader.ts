// From a Word file's parts to lines of text: paragraphs, numbers that Word counts, tables, footnotes, text boxes.
import { propertiesIn, stands, standsByProperties, type State } from './word-changes.ts';
import { headingLevels } from './word-headings.ts';
import { numberingOf } from './word-numbering.ts';
import type { WordParts } from './word-package.ts';
import { childAt, elementsIn, isOn, type Element } from './xml.ts';

/** One paragraph, or one row of a table, as a line of text (with the line breaks that were typed in it). */
export interface Line {
  readonly text: string;
  /** Items that Word counts, rows of a table, notes: each stands right under another of its kind. */
  readonly kind: 'paragraph' | 'item' | 'row' | 'note';
  /** Level of a heading, 0 the highest; null for text. */
  readonly level: number | null;
}

/** Elements whose content reads as if they were not there. */
const transparent = new Set([
  ...['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:sdt', 'w:sdtContent', 'w:fldSimple', 'w:dir', 'w:bdo'],
  ...['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:ruby', 'w:rubyBase', 'm:oMath', 'm:oMathPara'],
  ...['m:r', 'm:e', 'm:num', 'm:den', 'm:sup', 'm:sub', 'm:f', 'm:sSup', 'm:sSub', 'm:d'],
]);

/** Cells longer than this are text set in columns, not entries of a table. */
const longestEntry = 80;

const superscripts: Readonly<Record<string, string>> = {
  ...{ 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
};
const superscript = (number: number): string =>
  String(number).replace(/\d/g, (digit) => superscripts[digit] ?? digit);

/** Reads one state of a file; to be asked for its body first, then for its notes. */
export function readerOf(parts: WordParts, state: State) {
  const numbering = numberingOf(parts.numbering, parts.styles);
  const levelOf = headingLevels(parts.styles);
  const notes: { readonly mark: string; readonly note: Element }[] = [];

  /** The blocks of a body, a cell, a text box or a note, in order. */
  function linesIn(container: Element): readonly Line[] {
    const lines: Line[] = [];
    // The text of a paragraph whose end is not there in this state: it goes on in the next.
    let unended = '';
    const end = (): void => {
      if (unended.trim() !== '') lines.push({ text: tidy(unended), kind: 'paragraph', level: null });
      unended = '';
    };
    const walk = (parent: Element): void => {
      for (const block of elementsIn(parent)) {
        if (block.name === 'w:p') {
          const { text, boxes } = inlineText(block);
          const mark = childAt(block, 'w:pPr', 'w:rPr');
          if (standsByProperties(mark, state)) {
            lines.push(...paragraphLines(unended + text, block));
            unended = '';
          } else unended += text;
          for (const line of boxes.flatMap(linesIn)) lines.push(line);
        } else if (block.name === 'w:tbl') {
          end();
          for (const line of tableLines(block)) lines.push(line);
        }
        if (block.name === 'mc:AlternateContent') walk(chosen(block));
        else if (transparent.has(block.name) && stands(block.name, state)) walk(block);
      }
    };
    walk(container);
    end();
    return lines;
  }

  function paragraphLines(raw: string, paragraph: Element): readonly Line[] {
    const text = tidy(raw);
    const properties = propertiesIn(paragraph, state);
    const level = levelOf(properties);
    const label = numbering.labelOf(properties);
    if (label === null) return [{ text, kind: 'paragraph', level }];
    if (text === '' && label.isBullet) return [];
    const isItem = level === null && !label.text.includes('§');
    return [{ text: `${label.text} ${text}`.trimEnd(), kind: isItem ? 'item' : 'paragraph', level }];
  }

  function tableLines(table: Element): readonly Line[] {
    return elementsIn(table)
      .flatMap((child) => (child.name === 'w:sdt' ? contentOf(child) : [child]))
      .filter((child) => child.name === 'w:tr' && standsByProperties(childAt(child, 'w:trPr'), state))
      .flatMap(rowLines);
  }

  function rowLines(row: Element): readonly Line[] {
    const cells = elementsIn(row)
      .flatMap((child) => (child.name === 'w:sdt' ? contentOf(child) : [child]))
      .filter((child) => child.name === 'w:tc' && standsByProperties(childAt(child, 'w:tcPr'), state))
      .map((cell) => linesIn(cell).filter(({ text }) => text !== ''));
    const isTabular = cells.every(
      (lines) =>
        lines.length < 2 && (lines[0]?.text ?? '').length <= longestEntry && lines[0]?.kind !== 'item',
    );
    if (!isTabular) return cells.flat();
    const entries = cells.map((lines) => (lines[0]?.text ?? '').replaceAll('\n', ' '));
    return [{ text: entries.join('\t').trim(), kind: 'row', level: null }];
  }

  /** A paragraph's words, and the text boxes that are anchored in it. */
  function inlineText(paragraph: Element): { readonly text: string; readonly boxes: readonly Element[] } {
    const boxes: Element[] = [];
    const pieces: string[] = [];
    const walk = (parent: Element): void => {
      for (const child of elementsIn(parent)) {
        if (child.name === 'w:r') run(child);
        else if (child.name === 'mc:AlternateContent') walk(chosen(child));
        else if (child.name === 'm:t') pieces.push(wordsOf(child));
        else if (transparent.has(child.name) && stands(child.name, state)) walk(child);
      }
    };
    const run = (element: Element): void => {
      const properties = childAt(element, 'w:rPr');
      // What Word does not show or print is not a part of what was adopted.
      if (properties !== undefined && isOn(properties, 'w:vanish')) return;
      for (const child of elementsIn(element)) {
        if (child.name === 'mc:AlternateContent') findBoxes(chosen(child), boxes);
        else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'w:object')
          findBoxes(child, boxes);
        else if (child.name === 'w:ruby') walk(child);
        else pieces.push(piece(child));
      }
    };
    walk(paragraph);
    return { text: pieces.join(''), boxes };
  }

  function piece(child: Element): string {
    switch (child.name) {
      case 'w:t':
      case 'w:delText':
        return wordsOf(child);
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:br':
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:sym':
        return symbol(child.attributes.get('w:char'));
      case 'w:footnoteReference':
        return noteMark(parts.footnotes, 'w:footnote', child);
      case 'w:endnoteReference':
        return noteMark(parts.endnotes, 'w:endnote', child);
      default:
        return '';
    }
  }

  function noteMark(part: Element | null, name: string, reference: Element): string {
    const id = reference.attributes.get('w:id');
    const note = (part === null ? [] : elementsIn(part, name)).find(
      ({ attributes }) => attributes.get('w:id') === id,
    );
    if (note === undefined) return '';
    const mark = superscript(notes.length + 1);
    notes.push({ mark, note });
    return mark;
  }

  return {
    linesIn,
    /** The notes that were referred to, last in the text. */
    notes: (): readonly Line[] => {
      const lines: Line[] = [];
      // A note may refer to another: what it adds is read in its turn.
      for (let index = 0; index < notes.length && index < 2_000; index += 1) {
        const { mark, note } = notes[index] ?? {};
        if (mark === undefined || note === undefined) continue;
        const text = linesIn(note).map((line) => line.text);
        lines.push({ text: `${mark} ${text.join('\n').trim()}`, kind: 'note', level: null });
      }
      return lines;
    },
  };
}

/** A newer program's content where there is one; the fallback says the same for older ones. */
function chosen(alternate: Element): Element {
  return childAt(alternate, 'mc:Choice') ?? childAt(alternate, 'mc:Fallback') ?? alternate;
}

const contentOf = (control: Element): readonly Element[] => {
  const content = childAt(control, 'w:sdtContent');
  return content === undefined ? [] : elementsIn(content);
};

/** The text boxes of a drawing; a box within a box is found when that is read. */
function findBoxes(drawing: Element, boxes: Element[]): void {
  for (const child of elementsIn(drawing)) {
    if (child.name === 'w:txbxContent') boxes.push(child);
    else findBoxes(child.name === 'mc:AlternateContent' ? chosen(child) : child, boxes);
  }
}

/** XML's own line ends and tabs are spaces in Word; those that are meant are elements. */
const wordsOf = (element: Element): string => {
  const words = element.children.filter((node) => typeof node === 'string').join('');
  const kept = element.attributes.get('xml:space') === 'preserve' ? words : words.trim();
  return kept.replace(/[\t\r\n]+/g, ' ').replace(/\p{Cc}+/gu, '');
};

const firstPrivate = 0xf000;
/** A character of a font of symbols: dots as a dot, others as the font's place for it. */
function symbol(code: string | undefined): string {
  const number = parseInt(code ?? '', 16);
  if (!(number > 0x1f && number <= 0xffff)) return '';
  if (number >= 0xd800 && number <= 0xdfff) return '';
  return [0xb7, 0xa7, 0xd8, 0x6c, 0x6e].includes(number >= firstPrivate ? number - firstPrivate : 0)
    ? '•'
    : String.fromCharCode(number);
}

/** Without what stands invisibly at the ends of its lines. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
