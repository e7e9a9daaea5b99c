// A letter by mail, and what makes one impossible to send: an address or a subject that could become another header.

/** What is sent: plain text to one address. */
export interface Letter {
  /** Names the letter for ever: a letter that is sent twice after a fault carries the same name both times. */
  readonly id: string;
  /** Whose letter it is, as it is shown beside the program's own address. */
  readonly fromName: string;
  readonly to: string;
  /** Where an answer goes; null where nobody reads answers. */
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const longestAddress = 254;
const local = String.raw`[a-z0-9!#$%&'*+/=?^_\x60{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_\x60{|}~-]+)*`;
const label = String.raw`[a-z0-9\p{L}](?:[a-z0-9\p{L}-]{0,61}[a-z0-9\p{L}])?`;
const address = new RegExp(`^(?=.{1,64}@)${local}@${label}(?:\\.${label})+$`, 'iu');

/** Is this one address and nothing else: no name, no list, no quotation, no break? */
export const isMailAddress = (text: string): boolean => text.length <= longestAddress && address.test(text);

const longestSubject = 200;
// Everything that breaks a line somewhere, and marks that turn the order of letters.
const unfit = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it can stand in a header: on one line, without marks that nobody sees. */
export const onOneLine = (text: string): string =>
  text.replaceAll(unfit, ' ').replaceAll(/\s+/gu, ' ').trim().slice(0, longestSubject);

/** Why a letter cannot be sent as it is; null when it can. */
export function letterFault({ to, replyTo, subject, fromName }: Letter): string | null {
  if (!isMailAddress(to)) return 'the address is not one address';
  if (replyTo !== null && !isMailAddress(replyTo)) return 'the address for answers is not one address';
  if (subject === '' || subject !== onOneLine(subject)) return 'the subject does not stand on one line';
  return fromName === onOneLine(fromName) ? null : 'the name of the sender does not stand on one line';
}
