// A text with its reading, made away from those who wait, and once in a request.
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { readStatute } from '../../domain/statutes/parse/read-statute.ts';
import type { Reading } from '../../domain/statutes/statute.ts';
import type { Outcome } from '../../jobs/thread.ts';
import type { ReadText } from '../../office/statute-reading.ts';

/** A text with its reading, so that it is not read again. */
export interface TextRead {
  readonly source: string;
  readonly reading: Reading;
}

/** What stands where a text could not be read. */
export const unread: TextRead = { source: '', reading: readStatute('') };

/** Reads each text once, however often it is asked for. For one request: what was read is kept as long as this is. */
export function eachOnce(read: ReadText): ReadText {
  const asked = new Map<string, Promise<Outcome<Reading>>>();
  return (source) => {
    const known = asked.get(source) ?? read(source);
    asked.set(source, known);
    return known;
  };
}

/** The text with its reading, or why it could not be read now. */
export async function textRead(read: ReadText, source: string): Promise<TextRead | Refusal> {
  const outcome = await read(source);
  if (outcome === 'busy') return refuse('request.busy', 'source');
  return outcome === 'tookTooLong'
    ? refuse('statute.takesTooLong', 'source')
    : { source, reading: outcome.result };
}
