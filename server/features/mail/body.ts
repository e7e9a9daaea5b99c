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
  const place = new RegExp(`${linkMark}\\?vidare=([^\\s]*)`, 'gu');
  const text = body.replaceAll(place, (_, onward: string) =>
    linkId === null
      ? `${baseUrl}${decodeURIComponent(onward)}`
      : `${baseUrl}${entrancePath(tokens.of(linkId))}?vidare=${onward}`,
  );
  return `${text.trim()}\n`;
}
