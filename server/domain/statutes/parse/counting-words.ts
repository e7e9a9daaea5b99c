// Numbers written in letters, as in "Paragraf fyra".

const countingWords = [
  ...['en', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  ...['tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton', 'tjugo'],
];

/** The number that a word counts, as in "Paragraf fyra"; 0 where it counts none. */
export const fromWord = (word: string): number => {
  const plain = word.toLowerCase();
  const place = countingWords.indexOf(plain);
  if (place >= 0) return Math.max(1, place);
  const [, tens = '', ones = ''] = /^(tjugo|trettio)(\p{L}*)$/u.exec(plain) ?? [];
  const unit = ones === '' ? 0 : countingWords.indexOf(ones);
  return tens === '' || unit < 0 || unit > 9 ? 0 : (tens === 'tjugo' ? 20 : 30) + unit;
};
