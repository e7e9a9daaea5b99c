// Content: every piece of every page is tagged or an artifact, and every glyph that is shown is there and means text.
import type { PdfDict } from '@libpdf/core';
import { operations } from './content-stream.ts';
import type { Operand, Operation } from './content-stream.ts';
import type { FileView, Finding, PageView } from './file-view.ts';
import type { FontReader, ReadFont } from './fonts.ts';

/** The numbers of marked content on each page, by the page's key. */
export type MarkedContent = ReadonlyMap<string, ReadonlySet<number>>;

interface Mark {
  readonly kind: 'tagged' | 'artifact' | 'other';
}

const showing = new Set(['Tj', 'TJ', "'", '"']);
const painting = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', ...showing]);

export function readContent(
  view: FileView,
  fonts: FontReader,
): { readonly marked: MarkedContent; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const marked = new Map<string, ReadonlySet<number>>();
  for (const page of view.pages) {
    const read = readPage(view, page, fonts);
    marked.set(page.key, read.numbers);
    // One sentence of a kind for each page is enough.
    const told = new Set<string>();
    for (const finding of read.findings) {
      const key = `${finding.rule} ${finding.message}`;
      if (!told.has(key)) findings.push({ ...finding, page: page.number });
      told.add(key);
    }
  }
  for (const form of appearances(view)) {
    const read = readStream(view, view.bytes(form), view.dict(form.get('Resources')), fonts);
    findings.push(...read.findings.filter(({ rule }) => rule !== 'untagged-content'));
  }
  return { marked, findings };
}

interface Read {
  readonly numbers: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

function readPage(view: FileView, page: PageView, fonts: FontReader): Read {
  const contents = page.dict.get('Contents');
  const streams = (view.dict(contents) === null ? view.array(contents) : [contents]).map(view.bytes);
  const bytes = streams.some((each) => each === null)
    ? null
    : Buffer.concat(streams.flatMap((each) => (each === null ? [] : [each, Buffer.from('\n')])));
  return readStream(view, bytes, view.dict(inherited(view, page.dict, 'Resources')), fonts);
}

function readStream(
  view: FileView,
  bytes: Uint8Array | null,
  resources: PdfDict | null,
  fonts: FontReader,
): Read {
  const numbers = new Set<number>();
  const findings: Finding[] = [];
  const fault = (rule: string, message: string): void => {
    findings.push({ rule, message });
  };
  if (bytes === null) {
    fault('content', 'The content cannot be read');
    return { numbers, findings };
  }
  const marks: Mark[] = [];
  let font: ReadFont | null = null;
  const fontStack: (ReadFont | null)[] = [];

  const begin = ({ operands: [tag, properties] }: Operation): void => {
    const name = tag?.kind === 'name' ? tag.value : '';
    if (name === 'OC') fault('optional-content', 'A part of the content can be hidden (optional content)');
    const mcid = numberOf(view, resources, properties);
    const outer = marks.findLast(({ kind }) => kind !== 'other');
    if (name === 'Artifact') {
      if (outer?.kind === 'tagged') fault('mixed-content', 'An artifact stands within tagged content');
      marks.push({ kind: 'artifact' });
    } else if (mcid !== null) {
      if (outer?.kind === 'artifact') fault('mixed-content', 'Tagged content stands within an artifact');
      if (outer?.kind === 'tagged') fault('mixed-content', 'Tagged content stands within tagged content');
      if (numbers.has(mcid)) fault('content', `Two pieces of content have the number ${String(mcid)}`);
      numbers.add(mcid);
      marks.push({ kind: 'tagged' });
    } else marks.push({ kind: 'other' });
  };

  const isPicture = (name: Operand | undefined): boolean => {
    const drawn =
      name?.kind === 'name' ? view.dict(view.dict(resources?.get('XObject'))?.get(name.value)) : null;
    return view.name(drawn?.get('Subtype')) === 'Image';
  };

  try {
    for (const operation of operations(bytes)) {
      const { operator, operands } = operation;
      if (operator === 'BDC' || operator === 'BMC') begin(operation);
      else if (operator === 'EMC') {
        if (marks.pop() === undefined) fault('content', 'A mark ends that never began');
      } else if (operator === 'q') fontStack.push(font);
      else if (operator === 'Q') font = fontStack.pop() ?? null;
      else if (operator === 'Tf')
        font = operands[0]?.kind === 'name' ? fonts.read(resources, operands[0].value) : null;
      else if (operator === 'k' || operator === 'K')
        fault('colour', 'A colour is given as CMYK, which the output intent does not cover');
      else if (painting.has(operator)) {
        if (!marks.some(({ kind }) => kind !== 'other'))
          fault('untagged-content', 'Content is neither tagged nor an artifact');
        if (showing.has(operator)) checkShown(operands, font, fault);
        if (operator === 'Do' && !isPicture(operands[0]))
          fault('content', 'The content draws a form of its own, where nothing is tagged');
      }
    }
    if (marks.length > 0) fault('content', 'A mark begins that never ends');
  } catch (error) {
    fault('content', error instanceof Error ? error.message : String(error));
  }
  return { numbers, findings };
}

/** The marked-content number, given in place or among the page's properties. */
function numberOf(view: FileView, resources: PdfDict | null, properties: Operand | undefined): number | null {
  if (properties?.kind === 'dict') {
    const mcid = properties.entries.get('MCID');
    return mcid?.kind === 'number' ? mcid.value : null;
  }
  if (properties?.kind !== 'name') return null;
  return view.number(view.dict(view.dict(resources?.get('Properties'))?.get(properties.value))?.get('MCID'));
}

function checkShown(
  operands: readonly Operand[],
  font: ReadFont | null,
  fault: (rule: string, message: string) => void,
): void {
  if (font === null) {
    fault('fonts', 'Text is shown in a font that cannot be read');
    return;
  }
  for (const operand of operands.flatMap((each) => (each.kind === 'array' ? each.items : [each]))) {
    if (operand.kind !== 'string') continue;
    for (let at = 0; at + 1 < operand.bytes.length; at += 2) {
      const code = (operand.bytes[at] ?? 0) * 256 + (operand.bytes[at + 1] ?? 0);
      if (code === 0) fault('notdef', 'A glyph is shown that the font does not have (.notdef)');
      else if (!font.codes.has(code)) fault('fonts', 'A glyph is shown that means no character');
    }
  }
}

/** The pictures of the annotations on all pages. */
function appearances(view: FileView): readonly PdfDict[] {
  return view.pages.flatMap(({ dict }) =>
    view.array(dict.get('Annots')).flatMap((annotation) => {
      const normal = view.dict(view.dict(view.dict(annotation)?.get('AP'))?.get('N'));
      return normal !== null && view.bytes(normal) !== null ? [normal] : [];
    }),
  );
}

/** An entry of a page that its parents may hold. */
function inherited(view: FileView, page: PdfDict, key: string): ReturnType<PdfDict['get']> {
  let node: PdfDict | null = page;
  for (let depth = 0; node !== null && depth < 64; depth += 1) {
    if (node.has(key)) return node.get(key);
    node = view.dict(node.get('Parent'));
  }
  return undefined;
}
