// Runs of text become strips: their look, their links and their place in the reading order.
import type { Run } from '../domain/documents/blocks.ts';
import { isBlank, tidy } from './characters.ts';
import type { Fonts } from './fonts.ts';
import { breakLines, naturalWidth } from './lines.ts';
import type { Fragment, Look, StyledText } from './lines.ts';
import { actual, alternate, decoration, inlineElement, newElement } from './structure.ts';
import type { Element } from './structure.ts';
import { keepEnds, strip } from './strips.ts';
import type { Piece, Strip } from './strips.ts';
import { colours, markColours } from './theme.ts';
import type { Face, TextStyle } from './theme.ts';

/** Where text may stand: from the page's left edge, in points. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

export interface TextSetter {
  /** The lines of the runs as content of the element; none for blank text. */
  set(runs: readonly Run[], style: TextStyle, column: Column, element: Element): readonly Strip[];
  /** Points the runs need on one line, and their longest word. */
  natural(runs: readonly Run[], style: TextStyle): { readonly line: number; readonly word: number };
}

/** @param baseUrl what an address inside Stadga begins with on paper */
export function textSetter(fonts: Fonts, baseUrl: string): TextSetter {
  let order = 0;

  const styled = (runs: readonly Run[], style: TextStyle): StyledText[] =>
    runs.flatMap(({ mark, ...run }): StyledText[] => {
      const look = lookOf(run, style, baseUrl);
      if (mark === undefined || isBlank(run.text)) return [{ text: run.text, look }];
      const marked: Look = { ...look, colour: markColours[mark.kind].text, mark: { kind: mark.kind } };
      const unseen: Look = { ...marked, isUnseen: true };
      return [
        { text: mark.opens, look: unseen },
        { text: run.text, look: marked },
        { text: mark.closes, look: unseen },
      ];
    });

  return {
    natural: (runs, style) => naturalWidth(styled(runs, style), fonts),
    set(runs, style, column, element) {
      const links = new Map<Look['link'], Element>();
      const marks = new Map<Look['mark'], Element>();
      const markOf = ({ mark }: Look): Element => {
        if (mark === null) return element;
        const known = marks.get(mark);
        if (known !== undefined) return known;
        const made = inlineElement(element, 'Span', decoration(mark.kind));
        marks.set(mark, made);
        return made;
      };
      const owner = (look: Look): Element => {
        if (look.link === null) return markOf(look);
        const known = links.get(look.link);
        if (known !== undefined) return known;
        const made = inlineElement(markOf(look), 'Link', alternate(look.link.words));
        links.set(look.link, made);
        return made;
      };
      const elementOf = ({ actual: meant, look }: Fragment): Element =>
        meant === null ? owner(look) : inlineElement(owner(look), 'Span', actual(meant));
      const lines = breakLines(styled(runs, style), column.left, column.width, fonts);
      const strips = lines.map((fragments) =>
        strip(style.leading, style.leading * 0.5 + style.size * 0.33, {
          pieces: fragments.map((fragment): Piece => ({
            ...fragment,
            element: elementOf(fragment),
            order: order++,
          })),
        }),
      );
      keepEnds(strips);
      return strips;
    },
  };
}

/** A P, or nothing for blank text. */
export function composeParagraph(
  runs: readonly Run[],
  style: TextStyle,
  column: Column,
  parent: Element,
  text: TextSetter,
  role = 'P',
): readonly Strip[] {
  const element = newElement(parent, role);
  const strips = text.set(runs, style, column, element);
  if (strips.length > 0) parent.kids.push(element);
  return strips;
}

function lookOf(run: Omit<Run, 'mark'>, style: TextStyle, baseUrl: string): Look {
  const isStrong = run.muted !== true && (style.isStrong ?? run.strong ?? false);
  const isItalic = (style.isItalic ?? false) !== (run.emphasis ?? false);
  const face: Face = isStrong ? (isItalic ? 'strongItalic' : 'strong') : isItalic ? 'italic' : 'regular';
  const address = run.href === undefined ? null : absolute(run.href, baseUrl);
  const words = tidy(run.text);
  return {
    face,
    size: style.size,
    colour: address !== null ? colours.link : run.muted === true ? colours.muted : style.colour,
    mark: null,
    isUnseen: false,
    link: address === null || words === '' ? null : { address, words },
  };
}

/** An address that works on paper too; null for what a document must not lead to. */
function absolute(href: string, baseUrl: string): string | null {
  const whole = href.startsWith('/') ? `${baseUrl.replace(/\/$/, '')}${href}` : href;
  if (!URL.canParse(whole)) return null;
  const { protocol, href: address } = new URL(whole);
  return protocol === 'https:' || protocol === 'http:' ? address : null;
}
