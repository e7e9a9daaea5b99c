// What the elements must be to each other: headings in order, tables with headers, lists with items.
import type { PdfDict } from '@libpdf/core';
import type { FileView, Finding } from './file-view.ts';
import type { ElementView } from './structure-tree.ts';

/** Which elements may stand directly in which. */
const kidsAllowed: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['Caption', 'L', 'LI'],
  LI: ['Lbl', 'LBody'],
};
const parentsAllowed: Readonly<Record<string, readonly string[]>> = {
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
};

export function roleFindings(view: FileView, elements: readonly ElementView[]): readonly Finding[] {
  return [
    ...headingFindings(elements),
    ...elements.flatMap((element) => familyFindings(element)),
    ...elements.filter(({ role }) => role === 'Table').flatMap((table) => tableFindings(view, table)),
    ...elements.filter(({ role }) => role === 'L').flatMap((list) => listFindings(view, list)),
    ...elements
      .filter(({ role }) => role === 'Figure' || role === 'Formula')
      .flatMap((figure) => figureFindings(view, figure)),
  ];
}

function headingFindings(elements: readonly ElementView[]): readonly Finding[] {
  const findings: Finding[] = [];
  const fault = (message: string): void => {
    findings.push({ rule: 'headings', message });
  };
  let level = 0;
  let titles = 0;
  for (const element of elements) {
    const own = /^H([1-6])$/.exec(element.role)?.[1];
    if (own === undefined) continue;
    const next = Number(own);
    if (next > level + 1) fault(`H${own} follows ${level === 0 ? 'no heading' : `H${String(level)}`}`);
    if (next === 1) titles += 1;
    if (isEmpty(element)) fault(`H${own} is empty`);
    level = next;
  }
  if (titles !== 1) fault(`The document has ${String(titles)} headings of the first level, not one`);
  return findings;
}

const isEmpty = (element: ElementView): boolean =>
  element.pieces === 0 && element.annotations.length === 0 && element.kids.every(isEmpty);

const ruleOf = (role: string): string => (role.startsWith('L') ? 'lists' : 'tables');

function familyFindings(element: ElementView): readonly Finding[] {
  const { role, parent, kids, pieces } = element;
  const allowed = kidsAllowed[role];
  const findings: Finding[] = [];
  for (const kid of kids) {
    if (allowed?.includes(kid.role) === false)
      findings.push({ rule: ruleOf(role), message: `${kid.role} stands directly in ${role}` });
  }
  if (allowed !== undefined && pieces > 0)
    findings.push({ rule: ruleOf(role), message: `${role} holds content itself` });
  const parents = parentsAllowed[role];
  if (parents !== undefined && !parents.includes(parent?.role ?? '')) {
    findings.push({ rule: ruleOf(role), message: `${role} stands in ${parent?.role ?? 'nothing'}` });
  }
  return findings;
}

function tableFindings(view: FileView, table: ElementView): readonly Finding[] {
  const findings: Finding[] = [];
  const fault = (message: string): void => {
    findings.push({ rule: 'tables', message });
  };
  const rows = table.kids.flatMap((kid) =>
    kid.role === 'TR' ? [kid] : kid.kids.filter(({ role }) => role === 'TR'),
  );
  const cells = rows.flatMap(({ kids }) => kids);
  const headers = cells.filter(({ role }) => role === 'TH');
  if (rows.length === 0) fault('A table has no rows');
  if (headers.length === 0) fault('A table has no header cells');
  const scopes = headers.map(
    (header) => view.name(attribute(view, header.dict, 'Table')?.get('Scope')) ?? '',
  );
  if (scopes.some((scope) => !['Row', 'Column', 'Both'].includes(scope)))
    fault('A header cell does not say what it is the header of (Scope)');
  const span = (cell: ElementView): number =>
    view.number(attribute(view, cell.dict, 'Table')?.get('ColSpan')) ?? 1;
  const widths = rows.map(({ kids }) => kids.reduce((sum, cell) => sum + span(cell), 0));
  if (new Set(widths).size > 1) fault('The rows of a table are not equally long');
  return findings;
}

function listFindings(view: FileView, list: ElementView): readonly Finding[] {
  const findings: Finding[] = [];
  const fault = (message: string): void => {
    findings.push({ rule: 'lists', message });
  };
  const items = list.kids.filter(({ role }) => role === 'LI');
  if (items.length === 0) fault('A list has no items');
  for (const { kids } of items) {
    if (kids.filter(({ role }) => role === 'LBody').length !== 1)
      fault('An item of a list does not have one body');
    if (kids.filter(({ role }) => role === 'Lbl').length > 1) fault('An item of a list has two labels');
  }
  const hasLabels = items.some(({ kids }) => kids.some(({ role }) => role === 'Lbl'));
  if (hasLabels && view.name(attribute(view, list.dict, 'List')?.get('ListNumbering')) === null) {
    fault('A list with labels does not say how it is numbered (ListNumbering)');
  }
  return findings;
}

function figureFindings(view: FileView, { dict, role }: ElementView): readonly Finding[] {
  const words = view.text(dict.get('Alt')) ?? view.text(dict.get('ActualText')) ?? '';
  return words.trim() === ''
    ? [{ rule: 'alternate-text', message: `${role} has no words for who cannot see it` }]
    : [];
}

/** The attributes of one owner. */
function attribute(view: FileView, element: PdfDict, owner: string): PdfDict | null {
  const value = element.get('A');
  const all = view.dict(value) === null ? view.array(value).map(view.dict) : [view.dict(value)];
  return all.find((each) => view.name(each?.get('O')) === owner) ?? null;
}
