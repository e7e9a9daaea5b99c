// Whether every text colour of views/assets/styles/tokens.css can be read on its surface, in light and in dark.
//
// A pair is named by convention: --colour-X-text stands on --colour-X-surface. The least contrast is that of
// WCAG 2.2, success criterion 1.4.3.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const file = 'views/assets/styles/tokens.css';
const leastContrast = 4.5;
const isDark = /prefers-color-scheme:\s*dark|data-color-scheme=["']?dark/;

type Tokens = ReadonlyMap<string, string>;

/** The faults of the tokens of a tree, one sentence each. */
export function colourFaults(root: string): readonly string[] {
  const blocks = blocksOf(readFileSync(path.join(root, file), 'utf8'));
  const light = merged(blocks.filter(({ prelude }) => !isDark.test(prelude)));
  const darks = blocks.filter(({ prelude }) => isDark.test(prelude));
  if (darks.length === 0) return [`${file} has no dark colours`];
  const ways = [...new Set(darks.map(({ prelude }) => isDark.exec(prelude)?.[0] ?? ''))];
  const schemes: readonly [string, Tokens][] = [
    ['light', light],
    // Dark by the system and dark by choice are written apart, so each must hold on its own.
    ...ways.map((way): [string, Tokens] => [
      ways.length === 1 ? 'dark' : `dark (${way})`,
      new Map([...light, ...merged(darks.filter(({ prelude }) => prelude.includes(way)))]),
    ]),
  ];
  const pairs = [...light.keys()].filter((name) => name.endsWith('-text'));
  if (pairs.length === 0) return [`${file} has no pair --colour-X-text on --colour-X-surface`];
  return [
    ...[...merged(darks).keys()].filter((name) => !light.has(name)).map((name) => `${name} is only dark`),
    ...schemes.flatMap(([scheme, tokens]) => pairs.flatMap((text) => pairFaults(scheme, tokens, text))),
  ];
}

function pairFaults(scheme: string, tokens: Tokens, text: string): readonly string[] {
  const surface = text.replace(/-text$/, '-surface');
  if (!tokens.has(surface)) return scheme === 'light' ? [`${text} has no ${surface} to stand on`] : [];
  const [above, below] = [resolve(tokens, text), resolve(tokens, surface)];
  if (above === undefined) return [`${text} is not a colour written as #rrggbb, in ${scheme}`];
  if (below === undefined) return [`${surface} is not a colour written as #rrggbb, in ${scheme}`];
  const ratio = contrast(above, below);
  return ratio >= leastContrast
    ? []
    : [`${text} on ${surface} has contrast ${ratio.toFixed(2)} in ${scheme}, less than 4.5`];
}

/** The contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const channel = (place: number): number => {
    const part = parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function resolve(tokens: Tokens, name: string, depth = 0): string | undefined {
  const value = tokens.get(name);
  if (value === undefined || depth > 8) return undefined;
  if (/^#[0-9a-f]{6}$/i.test(value)) return value;
  const other = /^var\((--colour-[\w-]+)\)$/.exec(value)?.[1];
  return other === undefined ? undefined : resolve(tokens, other, depth + 1);
}

interface Block {
  /** All selectors and at-rules around the declarations, outermost first. */
  readonly prelude: string;
  readonly tokens: Tokens;
}

function merged(blocks: readonly Block[]): Tokens {
  return new Map(blocks.flatMap(({ tokens }) => [...tokens]));
}

function blocksOf(css: string): readonly Block[] {
  const blocks: Block[] = [];
  const around: string[] = [];
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  // A piece ends where a block opens, a declaration ends or a block closes.
  for (const [, piece = '', end] of plain.matchAll(/([^{};]*)([{};])/g)) {
    const [, name, value] = /^\s*(--colour-[\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(piece) ?? [];
    if (end === '{') around.push(piece.trim());
    else if (name !== undefined && value !== undefined) {
      blocks.push({ prelude: around.join(' '), tokens: new Map([[name, value.toLowerCase()]]) });
    }
    if (end === '}') around.pop();
  }
  return blocks;
}
