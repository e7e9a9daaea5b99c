// What a reader takes in as one thing although it is written with spaces: references to law, dates, amounts, shares.

const letterAfterNumber = String.raw`(?: ?[a-hA-H](?![\p{L}\p{M}\p{N}]))?`;
const ordinals = 'första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|sista';
const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
const many = '(?:(?:tusen|miljon(?:er)?|miljard(?:er)?) )?';
const coins = '(?:kronor|krona|kr|tkr|mkr|mnkr|mdkr|öre|euro)';
const end = String.raw`(?![\p{L}\p{M}\p{N}])`;

/** "4 kap. 2 a §", "5 § andra stycket 3", "1 april 2022", "2022-04-01", "25 000 kronor", "1,5 miljoner kronor", "3,5 procent". */
const numeric = new RegExp(
  [
    String.raw`(?:\d{1,4}${letterAfterNumber} ?kap\. ?)?\d{1,4}(?:[.:]\d{1,4})?${letterAfterNumber} ?§{1,2}` +
      String.raw`(?: (?:${ordinals}) stycket${end}(?: \d{1,2}${letterAfterNumber}${end})?)?`,
    String.raw`\d{4}-\d{2}-\d{2}${end}`,
    String.raw`\d{1,2} (?:${months})(?: \d{4})?${end}`,
    String.raw`\d{1,3}(?:[ .]\d{3}){1,4}(?:,\d{1,2})?(?: ${many}${coins})?${end}`,
    String.raw`\d{1,12}(?:,\d{1,4})? ?(?:%|procent(?:enheter)?${end}|${many}${coins}${end})`,
  ].join('|'),
  'uy',
);
/** "§ 4", "§ 2.1 a". */
const signFirst = new RegExp(String.raw`§{1,2} ?\d{1,4}(?:\.\d{1,4}){0,3}${letterAfterNumber}${end}`, 'uy');
/** The number after the name of a statute: "Lag (2010:350)", "kommunallagen (2017:725)". */
const statuteNumber = / \(\d{4}:\d{1,5}\)/uy;
const statuteName = /(?:lag|förordning|balk)(?:en|ens)?$/iu;

/** The end of the citation that begins with this digit; `from` where there is none. */
export function endOfNumeric(text: string, from: number): number {
  return endOfMatch(numeric, text, from);
}

/** The end of the citation that begins with this "§"; `from` where there is none. */
export function endOfSignFirst(text: string, from: number): number {
  return endOfMatch(signFirst, text, from);
}

/** The end of the statute whose name stands here; `end` where no number follows it. */
export function endOfStatute(text: string, from: number, end: number): number {
  if (text.charCodeAt(end) !== 0x20 || text.charCodeAt(end + 1) !== 0x28) return end;
  return statuteName.test(text.slice(from, end)) ? endOfMatch(statuteNumber, text, end) : end;
}

function endOfMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
