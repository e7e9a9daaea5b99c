// Links and form fields: each in its element, with words for who cannot see it, and printed with the page.
import type { PdfDict } from '@libpdf/core';
import { keyOf } from './file-view.ts';
import type { FileView, Finding } from './file-view.ts';
import type { ElementView } from './structure-tree.ts';

const elementFor: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };

export function annotationFindings(
  view: FileView,
  elements: readonly ElementView[],
  holders: ReadonlyMap<string, ElementView>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const present = new Set<string>();
  for (const page of view.pages) {
    const fault = (message: string): void => {
      findings.push({ rule: 'annotations', message, page: page.number });
    };
    const annotations = view.array(page.dict.get('Annots'));
    if (view.name(page.dict.get('Tabs')) !== 'S') {
      findings.push({
        rule: 'tab-order',
        message: 'The tab order does not follow the structure',
        page: page.number,
      });
    }
    for (const value of annotations) {
      const annotation = view.dict(value);
      present.add(keyOf(value));
      if (annotation === null) fault('An annotation is not in the file');
      // A timestamp's field has no place on the page and is nobody's to read.
      else if (!hasNoPlace(view, annotation)) {
        for (const message of annotationFaults(view, annotation, holders.get(keyOf(value)))) fault(message);
      }
    }
  }
  for (const { role, annotations } of elements) {
    if (annotations.some((key) => !present.has(key)))
      findings.push({ rule: 'annotations', message: `${role} names an annotation that no page has` });
    if ((role === 'Link' || role === 'Form') && annotations.length === 0)
      findings.push({ rule: 'annotations', message: `${role} leads nowhere` });
  }
  return findings;
}

function annotationFaults(
  view: FileView,
  annotation: PdfDict,
  holder: ElementView | undefined,
): readonly string[] {
  const kind = view.name(annotation.get('Subtype')) ?? '';
  const expected = elementFor[kind];
  if (expected === undefined)
    return [`An annotation is of the kind ${kind === '' ? '(none)' : kind}, which ours never are`];
  const faults: string[] = [];
  if (holder === undefined) faults.push(`${kind} belongs to no element`);
  else if (holder.role !== expected) faults.push(`${kind} stands in ${holder.role}, not in ${expected}`);
  const words = view.text(annotation.get(kind === 'Link' ? 'Contents' : 'TU')) ?? '';
  if (words.trim() === '') faults.push(`${kind} has no words for who cannot see it`);
  // Bits 1 to 6: invisible, hidden, print, no zoom, no rotate, no view.
  const flags = view.number(annotation.get('F')) ?? 0;
  if ((flags & 0b100) === 0 || (flags & 0b100011) !== 0) faults.push(`${kind} is not shown as it is printed`);
  if (kind === 'Widget' && view.bytes(view.dict(annotation.get('AP'))?.get('N')) === null)
    faults.push('Widget has no picture');
  return faults;
}

function hasNoPlace(view: FileView, annotation: PdfDict): boolean {
  const [left, bottom, right, top] = view.array(annotation.get('Rect')).map(view.number);
  return view.name(annotation.get('Subtype')) === 'Widget' && left === right && bottom === top;
}
