// What a document of ours never holds: scripts and actions, hidden layers, things outside or inside the file, encryption.
import { PdfArray, PdfDict, PdfRef, PdfStream } from '@libpdf/core';
import type { PdfObject } from '@libpdf/core';
import { keyOf } from './file-view.ts';
import type { FileView, Finding } from './file-view.ts';

const actions = new Set(
  (
    'JavaScript Launch GoToR GoToE GoToDp SubmitForm ImportData ResetForm Hide Named Sound Movie Rendition Trans ' +
    'SetOCGState GoTo3DView RichMediaExecute Thread'
  ).split(' '),
);

export function forbiddenFindings(view: FileView): readonly Finding[] {
  const told = new Map<string, Finding>();
  const fault = (rule: string, message: string): void => {
    told.set(`${rule} ${message}`, { rule, message });
  };
  if (view.trailer.has('Encrypt')) fault('encryption', 'The file is encrypted');
  if (view.array(view.trailer.get('ID')).length !== 2) fault('file-id', 'The file has no identity (ID)');
  for (const object of objectsOf(view)) {
    if (!(object instanceof PdfDict)) continue;
    const kind = view.name(object.get('S')) ?? '';
    if (object.has('JS') || object.has('JavaScript') || kind === 'JavaScript')
      fault('javascript', 'The file holds JavaScript');
    else if (actions.has(kind)) fault('actions', `The file holds an action ${kind}`);
    if (object.has('AA')) fault('actions', 'Something happens by itself (additional actions)');
    if (object.has('OpenAction')) fault('actions', 'Something happens when the file is opened');
    const address = kind === 'URI' ? (view.text(object.get('URI')) ?? '') : null;
    if (address !== null && !/^https?:\/\//i.test(address))
      fault('actions', `A link leads to something other than a web address: ${address.slice(0, 80)}`);
    if (object.has('OCProperties') || view.name(object.get('Type')) === 'OCG')
      fault('optional-content', 'The file has parts that can be hidden (optional content)');
    if (object.has('EmbeddedFiles') || object.has('EF') || view.name(object.get('Type')) === 'EmbeddedFile')
      fault('embedded-files', 'The file holds another file');
    if (object.has('XFA')) fault('actions', 'The file holds a form of another kind (XFA)');
    const needs = view.resolve(object.get('NeedAppearances'));
    if (needs?.type === 'bool' && needs.value)
      fault('annotations', 'The form asks the reader to draw its fields');
    if (
      object instanceof PdfStream &&
      (object.has('F') || object.has('FFilter') || object.has('FDecodeParms'))
    )
      fault('external-streams', 'A stream lies outside the file');
  }
  return [...told.values()];
}

/** Everything that the trailer leads to. */
function* objectsOf(view: FileView): Generator<PdfObject> {
  const seen = new Set<string>();
  const waiting: PdfObject[] = [view.trailer];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value instanceof PdfRef) {
      if (seen.has(keyOf(value))) continue;
      seen.add(keyOf(value));
    }
    const object = view.resolve(value);
    if (object === null) continue;
    yield object;
    if (object instanceof PdfArray) for (const item of object) waiting.push(item);
    else if (object instanceof PdfDict) for (const [, item] of object) waiting.push(item);
  }
}
