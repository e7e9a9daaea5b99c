// Numbers written in letters, as in "Paragraf fyra".

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
