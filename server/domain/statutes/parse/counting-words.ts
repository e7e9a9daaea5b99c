// Numbers written in letters, as in "Paragraf fyra" and "Fjärde paragrafen".

const countingWords = [
  ...['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  ...['tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton', 'tjugo'],
];

const place = (word: string): number => countingWords.indexOf(word === 'en' ? 'ett' : word);

/** The number that a word counts, as in "Paragraf fyra"; 0 where it counts none. */
export const fromWord = (word: string): number => {
  const plain = word.toLowerCase();
  const [, tens, ones = ''] = /^(tjugo|trettio)(\p{L}*)$/u.exec(plain) ?? [];
  if (tens === undefined) return Math.max(0, place(plain));
  const unit = ones === '' ? 0 : place(ones);
  return unit < 0 || unit > 9 ? 0 : (tens === 'tjugo' ? 20 : 30) + unit;
};

const ordinals = [
  ...['första', 'andra', 'tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde'],
  ...['elfte', 'tolfte', 'trettonde', 'fjortonde', 'femtonde', 'sextonde', 'sjuttonde', 'artonde'],
  ...['nittonde', 'tjugonde'],
];

/** The number that an ordinal word gives, as in "Fjärde paragrafen"; 0 where it gives none. */
export const fromOrdinal = (word: string): number => {
  const plain = word.toLowerCase();
  const own = ordinals.indexOf(plain) + 1;
  if (own > 0) return own;
  if (plain === 'trettionde') return 30;
  const [, tens, ones = ''] = /^(tjugo|trettio)(\p{L}+)$/u.exec(plain) ?? [];
  const unit = tens === undefined ? 0 : ordinals.indexOf(ones) + 1;
  return unit < 1 || unit > 9 ? 0 : (tens === 'tjugo' ? 20 : 30) + unit;
};
