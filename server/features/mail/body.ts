// A letter's words with the address in its place: the personal link, or the page itself for whoever signs in.
import { entrancePath, type LinkTokens } from '../accounts/index.ts';
import { linkMark, type OutgoingMail } from './records.ts';

/** @param linkId the link to put in; null leads to the page itself */
export function addressedBody(
  { body }: Pick<OutgoingMail, 'body'>,
  linkId: string | null,
  tokens: LinkTokens,
  baseUrl: string,
): string {
  const place = new RegExp(`${linkMark}(?:\\?vidare=([^\\s]*))?`, 'gu');
  const text = body.replaceAll(place, (_, onward: string | undefined) => {
    if (linkId !== null)
      return `${baseUrl}${entrancePath(tokens.of(linkId))}${onward === undefined ? '' : `?vidare=${onward}`}`;
    return `${baseUrl}${onward === undefined ? '/' : decodeURIComponent(onward)}`;
  });
  return `${text.trim()}\n`;
}
