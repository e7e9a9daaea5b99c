// The lines of a source as the reader numbers them: a page break ends a page, not a line.

/** The source's lines in order; line 1 is the first. Ended by LF, CR or CRLF, as in any editor. */
export function sourceLines(source: string): readonly string[] {
  return source.split(/\r\n|[\n\r]/);
}
