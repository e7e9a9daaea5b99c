// The structure tree as it stands in the file: its elements in reading order, what they hold, and whether it agrees with the pages.
import type { PdfDict, PdfObject } from '@libpdf/core';
import type { MarkedContent } from './content.ts';
import { keyOf } from './file-view.ts';
import type { FileView, Finding, Value } from './file-view.ts';

/** An element with what the rules ask about. */
export interface ElementView {
  /** Its role as the standard names it. */
  readonly role: string;
  readonly key: string;
  readonly dict: PdfDict;
  readonly parent: ElementView | null;
  readonly kids: ElementView[];
  /** How many pieces of content it holds itself. */
  pieces: number;
  readonly annotations: string[];
}

export interface TreeView {
  /** In reading order. */
  readonly elements: readonly ElementView[];
  readonly findings: readonly Finding[];
  /** By the key of an annotation: the element that holds it. */
  readonly holders: ReadonlyMap<string, ElementView>;
}

const roles = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form'
  ).split(' '),
);
const mostElements = 2_000_000;

export function readTree(view: FileView, marked: MarkedContent): TreeView {
  const findings: Finding[] = [];
  const fault = (message: string, page?: number): void => {
    findings.push({ rule: 'structure', message, ...(page === undefined ? {} : { page }) });
  };
  const root = view.dict(view.catalog.get('StructTreeRoot'));
  if (root === null) {
    fault('The file has no structure tree');
    return { elements: [], findings, holders: new Map() };
  }
  const marking = view.dict(view.catalog.get('MarkInfo'));
  if (!isTrue(view, marking?.get('Marked'))) {
    fault('The file does not say that it is marked (MarkInfo)');
  }

  const elements: ElementView[] = [];
  const holders = new Map<string, ElementView>();
  const seen = new Set<PdfDict>();
  /** By page key: which element holds which number. */
  const held = new Map<string, Map<number, ElementView>>();
  const pageNumber = new Map(view.pages.map(({ key, number }) => [key, number]));
  const roleMap = view.dict(root.get('RoleMap'));

  const hold = (element: ElementView, pageKey: string, number: number): void => {
    element.pieces += 1;
    const numbers = held.get(pageKey) ?? new Map<number, ElementView>();
    held.set(pageKey, numbers);
    if (marked.get(pageKey)?.has(number) !== true) {
      fault(
        `${element.role} names content ${String(number)}, which its page does not have`,
        pageNumber.get(pageKey),
      );
    } else if (numbers.has(number))
      fault(`Content ${String(number)} belongs to two elements`, pageNumber.get(pageKey));
    numbers.set(number, element);
  };

  // A stack instead of calls: a hostile tree may be deeper than a call may go.
  const waiting: { readonly value: PdfObject; readonly parent: ElementView | null }[] = kidsOf(view, root)
    .toReversed()
    .map((value) => ({ value, parent: null }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, parent } = next;
    const number = view.number(value);
    const dict = view.dict(value);
    if (number !== null) {
      if (parent === null) fault('The root of the tree holds content');
      else hold(parent, keyOf(parent.dict.get('Pg')), number);
      continue;
    }
    if (dict === null) {
      fault('An element names something that is not in the file');
      continue;
    }
    const type = view.name(dict.get('Type'));
    if (parent !== null && type === 'MCR') {
      hold(parent, keyOf(dict.get('Pg') ?? parent.dict.get('Pg')), view.number(dict.get('MCID')) ?? -1);
    } else if (parent !== null && type === 'OBJR') {
      const key = keyOf(dict.get('Obj'));
      parent.annotations.push(key);
      holders.set(key, parent);
    } else if (seen.has(dict)) fault('An element stands in two places of the tree, or within itself');
    else {
      seen.add(dict);
      const element: ElementView = {
        role: roleOf(view, dict, roleMap),
        key: keyOf(value),
        dict,
        parent,
        kids: [],
        pieces: 0,
        annotations: [],
      };
      if (!roles.has(element.role))
        fault(`There is no standard element ${element.role === '' ? 'without a name' : element.role}`);
      const expected = parent === null ? root : parent.dict;
      if (view.dict(dict.get('P')) !== expected)
        fault(`${element.role} names another parent than the one that holds it`);
      parent?.kids.push(element);
      elements.push(element);
      if (elements.length > mostElements) {
        fault('The tree is too large to be checked');
        break;
      }
      for (const kid of kidsOf(view, dict).toReversed()) waiting.push({ value: kid, parent: element });
    }
  }

  const top = elements.filter(({ parent }) => parent === null);
  if (top.length !== 1 || top[0]?.role !== 'Document') fault('The tree does not begin with one Document');
  for (const page of view.pages) {
    for (const number of marked.get(page.key) ?? []) {
      if (held.get(page.key)?.has(number) !== true)
        fault(`Content ${String(number)} belongs to no element of the tree`, page.number);
    }
  }
  findings.push(...parentTreeFindings(view, root, held, holders));
  return { elements, findings, holders };
}

const isTrue = (view: FileView, value: Value): boolean => {
  const found = view.resolve(value);
  return found?.type === 'bool' && found.value;
};

function kidsOf(view: FileView, dict: PdfDict): readonly PdfObject[] {
  const kids = dict.get('K');
  if (kids === undefined) return [];
  return view.resolve(kids)?.type === 'array' ? view.array(kids) : [kids];
}

function roleOf(view: FileView, dict: PdfDict, roleMap: PdfDict | null): string {
  let role = view.name(dict.get('S')) ?? '';
  for (let step = 0; !roles.has(role) && step < 8; step += 1) role = view.name(roleMap?.get(role)) ?? role;
  return role;
}

/** The way back, from content to its element, must lead to the element that holds it. */
function parentTreeFindings(
  view: FileView,
  root: PdfDict,
  held: ReadonlyMap<string, ReadonlyMap<number, ElementView>>,
  holders: ReadonlyMap<string, ElementView>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const entries = numberTree(view, root.get('ParentTree'));
  const fault = (message: string, page: number): void => {
    findings.push({ rule: 'parent-tree', message, page });
  };
  for (const page of view.pages) {
    const numbers = held.get(page.key) ?? new Map<number, ElementView>();
    if (numbers.size > 0) {
      const listed = view.array(entries.get(view.number(page.dict.get('StructParents')) ?? -1));
      const wrong = [...numbers].find(([number, element]) => view.dict(listed[number]) !== element.dict);
      if (wrong !== undefined)
        fault(`The parent tree does not lead from content ${String(wrong[0])} to its element`, page.number);
    }
    for (const annotation of view.array(page.dict.get('Annots'))) {
      const holder = holders.get(keyOf(annotation));
      if (holder === undefined) continue;
      const entry = entries.get(view.number(view.dict(annotation)?.get('StructParent')) ?? -1);
      if (view.dict(entry) !== holder.dict)
        fault('The parent tree does not lead from an annotation to its element', page.number);
    }
  }
  return findings;
}

function numberTree(view: FileView, value: Value): ReadonlyMap<number, Value> {
  const entries = new Map<number, Value>();
  const seen = new Set<PdfDict>();
  const waiting: Value[] = [value];
  while (waiting.length > 0) {
    const node = view.dict(waiting.pop());
    if (node === null || seen.has(node)) continue;
    seen.add(node);
    for (const kid of view.array(node.get('Kids'))) waiting.push(kid);
    const pairs = view.array(node.get('Nums'));
    for (let index = 0; index + 1 < pairs.length; index += 2)
      entries.set(view.number(pairs[index]) ?? -1, pairs[index + 1]);
  }
  return entries;
}
