// The structure tree: what each piece of content is, written into the file by hand once every page is drawn.
import type { MarkKind } from '../domain/documents/blocks.ts';
import { pdfText } from './pdfkit.ts';
import type { PdfFile, Reference } from './pdfkit.ts';

type Content =
  | { readonly mcid: number; readonly page: Reference }
  | { readonly annotation: Reference; readonly page: Reference };

/** An element of the structure tree. */
export interface Element {
  readonly role: string;
  readonly parent: Element | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly kids: (Element | Content)[];
  /** Joins its parent when its first content is drawn, so that it stands between the right words. */
  readonly isInline: boolean;
}

type Attributes = Element['attributes'];

/** An element that is not yet among its parent's kids. */
export const newElement = (parent: Element | null, role: string, attributes: Attributes = {}): Element => ({
  role,
  parent,
  attributes,
  kids: [],
  isInline: false,
});

/** A new element, last among its parent's kids. */
export function addElement(parent: Element, role: string, attributes: Attributes = {}): Element {
  const element = newElement(parent, role, attributes);
  parent.kids.push(element);
  return element;
}

export const inlineElement = (parent: Element, role: string, attributes: Attributes = {}): Element => ({
  ...newElement(parent, role, attributes),
  isInline: true,
});

/** What draws the pages tells the tree which content belongs where. */
export interface StructureTree {
  /** A number for the next marked content of this page. */
  mark(element: Element, page: Reference): number;
  /** The entry /StructParent of an annotation that belongs to the element. */
  attach(element: Element, annotation: Reference, page: Reference): number;
  finish(document: Element): void;
}

export function structureTree(file: PdfFile): StructureTree {
  /** By key: a page's elements by marked-content number, or an annotation's element. */
  const parents: (Element | Element[])[] = [];
  const keyOf = new Map<Reference, number>();

  const joined = new Set<Element>();

  const join = (element: Element): void => {
    if (!element.isInline || element.parent === null || joined.has(element)) return;
    joined.add(element);
    join(element.parent);
    element.parent.kids.push(element);
  };
  const place = (element: Element, content: Content): void => {
    join(element);
    element.kids.push(content);
  };

  return {
    mark(element, page) {
      const key = keyOf.get(page) ?? parents.push([]) - 1;
      keyOf.set(page, key);
      page.data['StructParents'] = key;
      const elements = parents[key];
      if (!Array.isArray(elements)) throw new Error('A page’s key in the parent tree holds an annotation');
      const mcid = elements.push(element) - 1;
      place(element, { mcid, page });
      return mcid;
    },
    attach(element, annotation, page) {
      place(element, { annotation, page });
      return parents.push(element) - 1;
    },
    finish(document) {
      const references = new Map<Element, Reference>();
      const refer = (element: Element): Reference => {
        const known = references.get(element);
        if (known !== undefined) return known;
        const made = file.ref({});
        references.set(element, made);
        return made;
      };
      const root = file.ref({ Type: 'StructTreeRoot', K: [refer(document)] });
      // Not recursive: a document may be nested deeper than a call may go.
      const waiting = [document];
      for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
        write(element, refer, root);
        for (const kid of element.kids) if ('role' in kid) waiting.push(kid);
      }
      const tree = file.ref({
        Nums: parents.flatMap((entry, key) => [key, Array.isArray(entry) ? entry.map(refer) : refer(entry)]),
      });
      tree.end();
      root.data['ParentTree'] = tree;
      root.data['ParentTreeNextKey'] = parents.length;
      // pdfkit ends both of these.
      file._root.data['StructTreeRoot'] = root;
      file._root.data['MarkInfo'] = file.ref({ Marked: true });
    },
  };
}

function write(element: Element, refer: (element: Element) => Reference, root: Reference): void {
  const reference = refer(element);
  const own = element.kids.find((kid) => 'page' in kid)?.page;
  const kids = element.kids.map((kid) => {
    if ('role' in kid) return refer(kid);
    if ('annotation' in kid) return { Type: 'OBJR', Obj: kid.annotation, Pg: kid.page };
    return kid.page === own ? kid.mcid : { Type: 'MCR', Pg: kid.page, MCID: kid.mcid };
  });
  Object.assign(reference.data, {
    Type: 'StructElem',
    S: element.role,
    P: element.parent === null ? root : refer(element.parent),
    ...(own === undefined ? {} : { Pg: own }),
    ...element.attributes,
    K: kids,
  });
  reference.end();
}

/** The attributes of a header cell. */
export const scope = (of: 'Column' | 'Row'): Readonly<Record<string, unknown>> => ({
  A: { O: 'Table', Scope: of },
});

/** How marked words are drawn, for programs that ask: struck where they are gone, underlined where they are new. */
export const decoration = (mark: MarkKind): Readonly<Record<string, unknown>> => ({
  A: {
    O: 'Layout',
    TextDecorationType: mark === 'deleted' || mark === 'movedFrom' ? 'LineThrough' : 'Underline',
  },
});

/** What a table is, where nothing beside it says so. */
export const summary = (words: string): Readonly<Record<string, unknown>> => ({
  A: { O: 'Table', Summary: pdfText(words) },
});

/** Alternate words for a reader who cannot see. */
export const alternate = (words: string): Readonly<Record<string, unknown>> => ({ Alt: pdfText(words) });

/** What the shown letters stand for. */
export const actual = (words: string): Readonly<Record<string, unknown>> => ({ ActualText: pdfText(words) });
