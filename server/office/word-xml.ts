// Words as WordprocessingML: any text becomes characters that XML may hold, in runs that keep their spaces.

const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or an attribute. What XML cannot hold becomes U+FFFD, one for one. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(notInXml, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** What a run looks like: the id of a character style, or properties of its own. */
export interface Look {
  readonly style?: string;
  readonly properties?: string;
}

/** A run. Tabs and line ends become elements of their own. @param tag `delText` in a run that is deleted */
export function run(text: string, { style, properties }: Look = {}, tag: 't' | 'delText' = 't'): string {
  const look = (style === undefined ? '' : `<w:rStyle w:val="${style}"/>`) + (properties ?? '');
  const parts = text.split(/(\t|\r\n|[\n\r])/).map((part) => {
    if (part === '\t') return '<w:tab/>';
    if (/^[\r\n]/.test(part)) return '<w:br/>';
    return part === '' ? '' : `<w:${tag} xml:space="preserve">${escaped(part)}</w:${tag}>`;
  });
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${parts.join('')}</w:r>`;
}

/** @param properties what stands in `w:pPr` after the style */
export const paragraph = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
