// The lines of a source as the reader numbers them: a page break ends a page, not a line.

/** The source's lines in order; line 1 is the first. Ended by LF, CR, CRLF, a vertical tab or a Unicode line separator. */
export function sourceLines(source: string): readonly string[] {
  return source.split(/\r\n|[\n\r\v\u2028\u2029]/);
}
