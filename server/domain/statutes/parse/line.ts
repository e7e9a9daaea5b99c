// One line of the text with its layout marks taken away, and what can be seen on it alone.

/** A line of words. `from` and `to` are places in the sheet's manuscript; marks and outer white space are not in it. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Line in the source, from 1. */
  readonly number: number;
  readonly indent: number;
  /** How many marks were taken out of it, so that its words ended further to the right. */
  readonly dropped: number;
  /** Blank lines before it; page headers that were taken away do not count. */
  blanks: number;
  /** A page ended between this line and the one before. */
  newPage: boolean;
  /** Level of a heading by its markup, 0 where there is none. */
  readonly level: number;
  /** A heading whose number the typesetting program would have made. */
  readonly autoNumbered: boolean;
  /** Length of the bold or otherwise emphasised words the line begins with. */
  readonly emphasis: number;
  /** A list item by its markup (\item); its label is not in the text. */
  readonly itemMark: string | null;
}

const opensLower = /^[("'”»]?\p{Ll}/u;
const opensUpper = /^[("'”»]?\p{Lu}/u;
export const startsLower = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return true;
  return (code < 0x30 || code > 0x5a) && opensLower.test(text);
};
export const startsUpper = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code >= 0x41 && code <= 0x5a) return true;
  return (code < 0x30 || code > 0x7a) && opensUpper.test(text);
};
const sentenceEnd = /[.!?…:]["'”’»)\]]{0,3}$/;
/** "12 kap." and "t.ex." end in a stop that ends no sentence. */
const stopInside =
  /(?:^|[\s.(])(?:kap|t\.\s?ex|bl\.\s?a|s\.\s?k|resp|jfr|prop|dvs|d\.\s?v\.\s?s|fr\.\s?o\.\s?m|t\.\s?o\.\s?m|f\.\s?n|nr|ca|inkl|exkl|enl|dnr|tel)\.$/iu;
export const endsSentence = (text: string): boolean => {
  const code = text.charCodeAt(text.length - 1);
  // Letters and digits, by far the most common ends.
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2c) return false;
  if (code === 0x2e) {
    const before = text.charCodeAt(text.length - 2);
    const long = text.charCodeAt(text.length - 6);
    // Ten letters before the stop are no abbreviation.
    if (
      before >= 0x61 &&
      long >= 0x61 &&
      text.charCodeAt(text.length - 5) >= 0x61 &&
      text.charCodeAt(text.length - 4) >= 0x61
    )
      return true;
  }
  return sentenceEnd.test(text.slice(-4)) && !(code === 0x2e && stopInside.test(text.slice(-14)));
};
export const endsHyphenated = (text: string): boolean => {
  const code = text.charCodeAt(text.length - 1);
  return (code === 0x2d || code === 0xad || code === 0x2010) && /\p{L}[-\u00ad\u2010]$/u.test(text.slice(-3));
};

/** "2014-03-" + "12" and "2015/" + "2016": a day, a number or a span that the end of a line broke. */
export const breaksNumber = (before: string, after: string): boolean => {
  const first = after.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /\d[-–/]$/.test(before.slice(-2));
};

/** Words such as "enligt" after which a number is a reference, never a new clause. */
const leadsToReference =
  /(?:^|\s)(?:enligt|i|och|av|till|med|samt|se|eller|under|mot|för|från|på|jfr|jämför|per|vid|även|respektive|genom|om|paragraf|paragrafen|paragraferna|kapitel|än|som|den|det|de|att|in|ur|kap\.|stöd av|lagens|lagen|förordningens|stadgans|stadgarnas|förbundsordningens)$/iu;
export const expectsReference = (text: string): boolean => leadsToReference.test(text.slice(-40));

/** Whether a full stop at the end belongs to an abbreviation. */
export const endsAbbreviated = (text: string): boolean =>
  /(?:^|[\s.])(?:m\.\s?m|m\.\s?fl|etc|dyl|o\.\s?d)\.$/u.test(text.slice(-12));

const opensSmall = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a;
};

/** Whether the words could be a rubric: short, no sentence end, begins like a title. */
export const looksLikeRubric = (text: string): boolean =>
  text.length > 0 &&
  text.length <= 110 &&
  !opensSmall(text) &&
  /^["”»(]?[\p{Lu}\d]/u.test(text) &&
  /\p{L}/u.test(text) &&
  (!/[.,;:]$/.test(text) || endsAbbreviated(text)) &&
  !expectsReference(text);

/** Whether the words are running text rather than a rubric, judged on the line alone. */
export const looksLikeSentence = (text: string): boolean =>
  text.length > 110 ||
  (/[.;:,]["'”’»)]?$/.test(text) && !endsAbbreviated(text)) ||
  /(?:^|\s)(?:ska|skall|får|är|har|att|av|för|och|följande|den|det|till|i|som)$/u.test(text);

/** What two lines share when only page numbers and case differ. */
export const repetitionKey = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
