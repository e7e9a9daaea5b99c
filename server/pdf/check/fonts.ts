// Fonts: embedded whole or in part, and every code that can be shown says which characters it means.
import type { PdfDict } from '@libpdf/core';
import type { FileView, Finding, Value } from './file-view.ts';
import { keyOf } from './file-view.ts';

/** What the content may show with a font: the codes that stand for text. */
export interface ReadFont {
  readonly codes: ReadonlySet<number>;
}

export interface FontReader {
  /** The font of that name in these resources; its faults are found once for each font. */
  read(resources: PdfDict | null, name: string): ReadFont | null;
  readonly findings: readonly Finding[];
}

export function fontReader(view: FileView): FontReader {
  const known = new Map<string, ReadFont | null>();
  const findings: Finding[] = [];
  return {
    findings,
    read(resources, name) {
      const value = view.dict(resources?.get('Font'))?.get(name);
      const key = keyOf(value);
      const before = key === '' ? undefined : known.get(key);
      if (before !== undefined) return before;
      const font = readFont(view, value, name, findings);
      if (key !== '') known.set(key, font);
      return font;
    },
  };
}

function readFont(view: FileView, value: Value, name: string, findings: Finding[]): ReadFont | null {
  const fault = (message: string): null => {
    findings.push({ rule: 'fonts', message: `Font ${name}: ${message}` });
    return null;
  };
  const font = view.dict(value);
  if (font === null) return fault('is not among the resources');
  const base = view.name(font.get('BaseFont')) ?? '(no name)';
  if (view.name(font.get('Subtype')) !== 'Type0')
    return fault(`${base} is not a composite font, as all of ours are`);
  if (view.name(font.get('Encoding')) !== 'Identity-H')
    return fault(`${base} has another encoding than Identity-H`);
  const descendant = view.dict(view.array(font.get('DescendantFonts'))[0]);
  const descriptor = view.dict(descendant?.get('FontDescriptor'));
  const program = ['FontFile2', 'FontFile3']
    .map((key) => view.bytes(descriptor?.get(key)))
    .find((bytes) => bytes !== null);
  if (program === undefined || program.length === 0) fault(`${base} is not embedded`);
  if (
    view.name(descendant?.get('Subtype')) === 'CIDFontType2' &&
    view.name(descendant?.get('CIDToGIDMap')) !== 'Identity'
  ) {
    fault(`${base} has no map from codes to glyphs`);
  }
  const map = view.bytes(font.get('ToUnicode'));
  if (map === null) return fault(`${base} does not say which characters its codes mean (ToUnicode)`);
  return { codes: codesWithText(Buffer.from(map).toString('latin1')) };
}

const forbidden = /^(?:0000|feff|fffe)$/i;

/** The codes of a ToUnicode map that mean at least one character. */
function codesWithText(map: string): ReadonlySet<number> {
  const codes = new Set<number>();
  const add = (code: number, meaning: string): void => {
    const hex = meaning.replace(/\s/g, '');
    if (hex !== '' && !forbidden.test(hex)) codes.add(code);
  };
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', meaning = ''] of body.matchAll(/<([\da-f\s]+)>\s*<([\da-f\s]*)>/gi))
      add(parseInt(code, 16), meaning);
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', list, first] of body.matchAll(
      /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:\[([^\]]*)\]|<([\da-f\s]*)>)/gi,
    )) {
      const start = parseInt(from, 16);
      const end = Math.min(parseInt(to, 16), start + 0xffff);
      if (list !== undefined)
        [...list.matchAll(/<([\da-f\s]*)>/gi)].forEach(([, meaning = ''], index) => {
          if (start + index <= end) add(start + index, meaning);
        });
      else for (let code = start; code <= end; code += 1) add(code, first ?? '');
    }
  }
  return codes;
}
