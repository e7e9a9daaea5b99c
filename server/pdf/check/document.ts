// The document as a whole: its language, its title in the title bar, its colours, and metadata that say the same twice.
import type { FileView, Finding } from './file-view.ts';
import { firstEntry, isWellFormed, textOfElement } from './xml.ts';

export function documentFindings(view: FileView): readonly Finding[] {
  const findings: Finding[] = [];
  const fault = (rule: string, message: string): void => {
    findings.push({ rule, message });
  };
  const language = view.text(view.catalog.get('Lang')) ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language))
    fault('language', 'The document does not say which language it is in');
  const title = view.text(view.dict(view.trailer.get('Info'))?.get('Title')) ?? '';
  if (title.trim() === '') fault('title', 'The document has no title');
  const shown = view.resolve(view.dict(view.catalog.get('ViewerPreferences'))?.get('DisplayDocTitle'));
  if (shown?.type !== 'bool' || !shown.value)
    fault('title', 'The title is not what the title bar shows (DisplayDocTitle)');
  if (!hasOutputIntent(view))
    fault('output-intent', 'The file does not say what its colours mean (output intent)');
  return [...findings, ...metadataFindings(view)];
}

function hasOutputIntent(view: FileView): boolean {
  const intent = view
    .array(view.catalog.get('OutputIntents'))
    .map(view.dict)
    .find((each) => view.name(each?.get('S')) === 'GTS_PDFA1');
  const profile = view.bytes(intent?.get('DestOutputProfile'));
  if (profile === null) return false;
  const header = Buffer.from(profile.subarray(0, 40)).toString('latin1');
  return header.slice(36) === 'acsp' && header.slice(16, 20) === 'RGB ';
}

function metadataFindings(view: FileView): readonly Finding[] {
  const bytes = view.bytes(view.catalog.get('Metadata'));
  if (bytes === null) return [{ rule: 'metadata', message: 'The file has no metadata' }];
  const xml = Buffer.from(bytes).toString('utf8');
  if (!isWellFormed(xml)) return [{ rule: 'metadata', message: 'The metadata are not well-formed XML' }];
  const messages: string[] = [];
  const says = (name: string, expected: string): void => {
    if (textOfElement(xml, name) !== expected) messages.push(`The metadata do not say ${name} ${expected}`);
  };
  says('pdfaid:part', '2');
  says('pdfaid:conformance', 'A');
  says('pdfuaid:part', '1');
  if (!(textOfElement(xml, 'pdfaSchema:namespaceURI') ?? '').includes('http://www.aiim.org/pdfua/ns/id/')) {
    messages.push('The metadata do not describe the property pdfuaid:part');
  }
  const info = view.dict(view.trailer.get('Info'));
  const pairs = [
    ['Title', firstEntry(xml, 'dc:title')],
    ['Author', firstEntry(xml, 'dc:creator')],
    ['Subject', firstEntry(xml, 'dc:description')],
    ['Producer', textOfElement(xml, 'pdf:Producer')],
    ['Creator', textOfElement(xml, 'xmp:CreatorTool')],
  ] as const;
  for (const [key, said] of pairs) {
    if ((view.text(info?.get(key)) ?? '') !== (said ?? ''))
      messages.push(`The metadata say another ${key} than Info`);
  }
  const dates = [
    ['CreationDate', textOfElement(xml, 'xmp:CreateDate')],
    ['ModDate', textOfElement(xml, 'xmp:ModifyDate')],
  ] as const;
  for (const [key, said] of dates) {
    const instant = instantOf(view.text(info?.get(key)) ?? '');
    if (instant === null || said === null || instant !== Date.parse(said))
      messages.push(`The metadata say another ${key} than Info`);
  }
  return messages.map((message) => ({ rule: 'metadata', message }));
}

/** Milliseconds of a date as Info writes it: D:20260101120000+01'00'. */
function instantOf(date: string): number | null {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)/.exec(date);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', zone, zoneMinutes = '00'] =
    match;
  const instant = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === undefined ? 'Z' : `${zone}:${zoneMinutes}`}`,
  );
  return Number.isNaN(instant) ? null : instant;
}
