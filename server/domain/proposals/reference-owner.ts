// Whose clause a reference leads to: this statute's, or another law's or document's that is named beside it.

/** `unsure` where the words around leave it open. */
export type Owner = 'own' | 'other' | 'unsure';

/** What the statute calls itself; null where its title does not tell. */
export type OwnNames = RegExp;

/** @param title of the statute; null where it has none */
export function ownNames(title: string | null): OwnNames {
  return /stadg/iu.test(title ?? '')
    ? /^(?:stadga|stadgan|stadgar|stadgarna|stadgarnas|stadgans)$/iu
    : /^förbundsordning(?:en|ens)?$/iu;
}

const ordinals = '(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|sista)';
const parts = '(?:stycket|styckena|st\\.|meningen|meningarna|punkten|punkterna|strecksatsen|ledet)';
const next = '(?:, | och | eller | samt |[–-])';
/** A number that is not itself one of a clause: "andra stycket 3", but not "och 7 §". */
const plain = String.raw`\d{1,2}(?!\d|\.\d| ?(?:[a-zåäö] ?)?§| ?kap|[–-]\d+ ?§)`;
const within = String.raw`(?:${plain}|[a-z]\))(?:${next}(?:${plain}|[a-z]\)))*`;
/** Numbers straight after a reference may begin the next: "5 § 3" is a punkt, "5 § 3 och 7 §§" is none. */
const notList = String.raw`(?!\d[^§.]{0,40}§§)`;
const point = '(?:p\\.|punkt|punkten|punkterna) ';
const tail = new RegExp(
  `(?:,? (?:(?:och|eller|samt) )?${ordinals}(?:${next}${ordinals})* ${parts})+(?: (?:${point})?${within})?` +
    `| ${point}${within}| ${notList}${within}`,
  'uy',
);

/** The end of what says where in the clause: "4 a § andra stycket 3". */
export function tailAt(text: string, from: number): number {
  tail.lastIndex = from;
  return tail.test(text) ? Math.max(from, tail.lastIndex) : from;
}

const law =
  /(?:lag|lagen|lagens|lagarna|lagstiftningen|lagstiftningens|balk|balken|balkens|förordning|förordningen|förordningens|regeringsform|regeringsformen|regeringsformens|direktiv|direktivet|direktivets|fördrag|fördraget|fördragets)$/iu;
const paper =
  /(?:reglemente(?:t|n|na)?|(?:avtal|protokoll|kontrakt|dokument|program|beslut)(?:et|en)?|(?:instruktion|föreskrift|konvention|överenskommelse|bilag|riktlinj|handling|policy|plan)(?:a|e|er|en|n|an|erna|orna|or)?|\p{L}{2}(?<!sam)ordning(?:en|ar|arna)?|stadg(?:a|an|ar|arna))s?$/iu;
/** Somebody's or something's: which document it is of is not said. A chapter's is the statute's own. */
const genitive = /^(?!\p{L}*kapit(?:el|let)s$)(?:\p{L}{3,}s|dess)$/iu;
const abbreviation = /^(?:[A-ZÅÄÖ]{2,6}|SFS|[A-ZÅÄÖ]{1,4}[a-z]?L)$/u;
const citation = /^\(?(?:SFS )?\d{4}:\d{1,5}\)?/u;
/** Words between a reference and what it belongs to: "i den nu gällande". */
const between =
  /^(?:i|av|ur|den|det|denna|detta|dessa|samma|nu|då|ovan|vid|varje|tid|respektive|förbundets|nätverkets|medlemmarnas|kommunens|regionens|styrelsens|\p{Ll}+(?:nde|mnda|nämnda|gällande|svenska|kommunala))$/u;
const wordsBetween = 6;

/** What the words after a reference say of it; null where they say nothing. */
export function ownerAfter(text: string, from: number, own: OwnNames): Owner | null {
  const rest = text.slice(from, from + longestLooked);
  const comma = rest.startsWith(',');
  const words = rest.replace(/^,/u, '');
  if (!words.startsWith(' ')) return null;
  const list = words
    .trimStart()
    .split(' ')
    .slice(0, wordsBetween + 2);
  for (const [index, raw] of list.entries()) {
    const word = raw.replace(/[.,;:)]+$/u, '');
    const next = list[index + 1] ?? '';
    if (own.test(word)) return isAnothers(list, index) ? 'unsure' : 'own';
    const isOther = law.test(word) || paper.test(word) || abbreviation.test(word) || citation.test(raw);
    if (isOther || citation.test(next)) return comma ? 'unsure' : 'other';
    if (word !== raw || !between.test(word) || index >= wordsBetween) return null;
  }
  return null;
}

/** "förbundsordningen för Samordningsförbundet X", "NNS stadgar": it may be somebody else's. */
const isAnothers = (words: readonly string[], at: number): boolean =>
  words[at + 1] === 'för' || /^\p{Lu}/u.test(words[at - 1] ?? '');

const longestLooked = 200;
/** What the words before a reference say of it; null where they say nothing. */
export function ownerBefore(text: string, start: number, own: OwnNames): Owner | null {
  const sentence = sentenceBefore(text.slice(Math.max(0, start - longestLooked), start));
  const last = sentence
    .replace(/[ (]+$/u, '')
    .replace(/[,:]$/u, '')
    .replace(/^.* /u, '');
  if (own.test(last)) return 'own';
  if (law.test(last) || paper.test(last) || abbreviation.test(last) || citation.test(last)) return 'other';
  if (/\d{4}:\d/u.test(sentence) || (genitive.test(last) && !verb.test(last))) return 'unsure';
  if (!mayNameLaw.test(sentence)) return null;
  // "enligt lag" names none.
  const isNamed = (word: string): boolean => word.length > 3 && law.test(word) && !own.test(word);
  return sentence.split(/[\s,;:()]+/u).some(isNamed) ? 'unsure' : null;
}

/** What a clause does, or where it stands: "utses 4 §" is no genitive. */
const verb = /(?:[aeiouyåäö]s|respektive|annars|sådans|finns|hänvisas)$/iu;

const mayNameLaw = /lag|balk|förordning|regeringsform|direktivet|fördraget/iu;

function sentenceBefore(text: string): string {
  let from = 0;
  for (const found of text.matchAll(/[.!?] (?=["”(]?\p{Lu})/gu))
    if (!/(?:kap|st|p|mom|bl\.a|t\.ex|m\.m)$/u.test(text.slice(0, found.index))) from = found.index + 2;
  return text.slice(from);
}
