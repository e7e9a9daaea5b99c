// Where sentences (meningar) end in Swedish legal text.

/** Abbreviations that something always follows, so that their point ends no sentence. */
const goesOn = new Set(
  'bl.a bl t.ex ex d.v.s dvs s.k f.d kap st p mom nr resp ev jfr inkl exkl ca kl tel dnr sid s tr art fr.o.m from t.o.m tom enl avs prop sou sfs'.split(
    ' ',
  ),
);

/** Marks that may close a sentence after its point. */
const closing = /["”’»)\]]/u;

/**
 * A stycke cut into its sentences: joined again they give the text, white space at their ends included.
 * A point ends a sentence when a capital, a digit, a quotation mark or nothing follows, unless it belongs to an
 * abbreviation ("bl.a.", "kap."), an initial or an ordinal number ("den 1. maj").
 */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark !== '.' && mark !== '!' && mark !== '?') continue;
    let end = at + 1;
    while (end < text.length && closing.test(text[end] ?? '')) end += 1;
    let next = end;
    while (next < text.length && /\s/u.test(text[next] ?? '')) next += 1;
    if (next === end && next < text.length) continue;
    if (next < text.length && !/[\p{Lu}\p{N}"”»(§–]/u.test(text[next] ?? '')) continue;
    if (next < text.length && mark === '.' && isAbbreviated(text, from, at)) continue;
    sentences.push(text.slice(from, next));
    from = next;
    at = next - 1;
  }
  if (from < text.length) sentences.push(text.slice(from));
  return sentences;
}

function isAbbreviated(text: string, from: number, point: number): boolean {
  let start = point;
  while (start > from && /[\p{L}\p{N}.]/u.test(text[start - 1] ?? '') && point - start < 12) start -= 1;
  const word = text.slice(start, point).toLowerCase();
  return (
    goesOn.has(word) ||
    /^\p{L}$/u.test(word) ||
    (/^\d{1,2}$/u.test(word) && /^\d{1,2}\.\s\p{Ll}/u.test(text.slice(start)))
  );
}
