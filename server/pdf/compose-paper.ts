// A document from its letterhead to the place of its seal, as strips.
import type { Paper } from '../domain/documents/blocks.ts';
import { isBlank, tidy } from './characters.ts';
import { boxed, composeBlocks } from './compose.ts';
import type { Fonts } from './fonts.ts';
import { registryLine, typedAddress } from './furniture.ts';
import type { PrintOptions } from './print-options.ts';
import { composeSeal, sealSentence } from './seal-field.ts';
import type { SealPicture } from './seal-field.ts';
import { addElement, alternate } from './structure.ts';
import type { Element } from './structure.ts';
import { strip } from './strips.ts';
import type { Strip } from './strips.ts';
import { composeParagraph, textSetter } from './text.ts';
import type { Column } from './text.ts';
import { colours, headingStyles, page, space, styles, textWidth } from './theme.ts';
import type { TextStyle } from './theme.ts';

const draftSentence = 'Utkast. Det här är inte den slutliga handlingen.';

/** From the letterhead to the genre. */
const letterheadGap = 46;

export interface ComposedPaper {
  readonly strips: readonly Strip[];
  readonly seal: SealPicture | null;
}

/** A document always has a title: its own, else its genre. */
export const printedTitle = (paper: Paper): string =>
  tidy([paper.title, paper.genre].find((words) => !isBlank(words)) ?? 'Handling');

/** The strips of the whole document, whose elements become kids of `document`. */
export function composePaper(
  paper: Paper,
  title: string,
  options: PrintOptions,
  fonts: Fonts,
  document: Element,
): ComposedPaper {
  const column: Column = { left: page.left, width: textWidth };
  const text = textSetter(fonts, options.baseUrl);
  const put = (words: string, style: TextStyle): readonly Strip[] =>
    composeParagraph([{ text: words }], style, column, document, text);

  const letterhead = [...put(paper.issuer, styles.issuer), ...put(registryLine(paper), styles.letterhead)];
  const genre = below(put(paper.genre, styles.genre), letterheadGap);
  const heading = text.set([{ text: title }], headingStyles[1], column, addElement(document, 'H1'));
  below(heading, genre.length === 0 ? letterheadGap : headingStyles[1].above);
  const draft = paper.isDraft
    ? boxed(
        [{ text: draftSentence, strong: true }],
        styles.draft,
        column,
        document,
        text,
        colours.warningSurface,
        colours.warningLine,
      )
    : [];
  below(draft, headingStyles[1].below);
  const opening = [...letterhead, ...genre, ...heading, ...draft];
  for (const each of opening) each.isKept = true;
  const body = below(
    composeBlocks(paper.blocks, column, document, { text, level: 1 }),
    headingStyles[1].below,
  );
  const strips = [...opening, ...body];
  if (options.seal === null) return { strips, seal: null };

  const words = { signer: tidy(options.seal.signer), verifyAt: typedAddress(options.verifyAt) };
  const seal = composeSeal(words, textWidth, fonts);
  const last = strips.at(-1);
  // The seal stands with the last words of what it seals.
  if (last !== undefined) last.isKept = true;
  const form = addElement(document, 'Form', alternate(sealSentence(words)));
  strips.push(strip(seal.height, 0, { gap: space.seal, seal: form }));
  return { strips, seal };
}

/** The strips with at least so much space above them. */
function below(strips: readonly Strip[], gap: number): readonly Strip[] {
  const [first] = strips;
  if (first !== undefined) first.gap = Math.max(first.gap, gap);
  return strips;
}
