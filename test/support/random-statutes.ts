// Statutes of every shape made by chance, each with another version: clauses and stycken edited, moved, split, merged.

export interface Versions {
  readonly before: string;
  readonly after: string;
}

type Roll = (bound: number) => number;

/** Whole numbers below a bound, always the same from the same seed. */
export function rollsFrom(seed: number): Roll {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const vocabulary = (
  'förbundet styrelsen medlemmarna landstinget regionen kommunen budgeten revisorerna ordföranden ledamöter ersättare ' +
  'mandattid verksamheten insatserna rehabilitering samordning finansiell beslut årsredovisning senast majoritet säte ' +
  'ändamål lån borgen protokoll kallelse utträde likvidation tillgångar skulder arvoden sammanträden delegation ' +
  'och att som i för ska av den till med på är om inom skall inte får vid en ett'
).split(' ');

const pick = <Value>(roll: Roll, list: readonly Value[]): Value => {
  const value = list[roll(list.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

function sentence(roll: Roll): string {
  const words = Array.from({ length: 3 + roll(12) }, () => pick(roll, vocabulary));
  if (roll(4) === 0) words.push('enligt', `${String(1 + roll(9))} §`);
  if (roll(8) === 0) words.push(`${String(1 + roll(5))} och ${String(6 + roll(4))} §§`);
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

interface Stycke {
  readonly text: string;
  readonly items: readonly string[];
}

interface Made {
  readonly rubric: string | null;
  readonly stycken: readonly Stycke[];
}

function stycke(roll: Roll): Stycke {
  const text = Array.from({ length: 1 + roll(3) }, () => sentence(roll)).join(' ');
  if (roll(6) > 0) return { text, items: [] };
  const items = Array.from({ length: 2 + roll(3) }, () => sentence(roll).toLowerCase().replace('.', ','));
  return { text: 'Styrelsen ska', items };
}

function clause(roll: Roll): Made {
  const rubric =
    roll(3) === 0 ? null : `${pick(roll, ['Säte', 'Ändamål', 'Styrelse', 'Lån'])} ${pick(roll, vocabulary)}`;
  return { rubric, stycken: Array.from({ length: 1 + roll(4) }, () => stycke(roll)) };
}

function editedText(roll: Roll, text: string): string {
  const words = text.split(' ');
  for (let left = 1 + roll(4); left > 0; left -= 1) {
    const place = roll(words.length);
    const kind = roll(5);
    if (kind === 0) words.splice(place, 0, pick(roll, vocabulary));
    else if (kind === 1 && words.length > 2) words.splice(place, 1);
    else if (kind === 2) words.splice(place, 0, ...sentence(roll).split(' '));
    else if (kind === 3)
      words[place] = words[place]?.replace('landsting', 'region').replace('skall', 'ska') ?? '';
    else words[place] = pick(roll, vocabulary);
  }
  return words.join(' ');
}

function editedStycken(roll: Roll, stycken: readonly Stycke[]): Stycke[] {
  const result = stycken.flatMap((one): Stycke[] => {
    const chance = roll(12);
    if (chance === 0) return [];
    if (chance === 1) return [one, stycke(roll)];
    if (chance === 2) return [{ ...one, text: editedText(roll, one.text) }];
    if (chance === 3 && one.items.length > 0)
      return [{ ...one, items: one.items.toSpliced(roll(one.items.length), 1, sentence(roll)) }];
    if (chance === 4 && one.text.includes('. ')) {
      const [first = '', ...rest] = one.text.split('. ');
      return [
        { text: `${first}.`, items: [] },
        { text: rest.join('. '), items: one.items },
      ];
    }
    return [one];
  });
  if (result.length > 1 && roll(6) === 0) result.reverse();
  return result;
}

function amended(roll: Roll, clauses: readonly Made[]): Made[] {
  const result: Made[] = [];
  for (const one of clauses) {
    const chance = roll(14);
    if (chance === 0) continue;
    const last = result.at(-1);
    if (chance === 1) result.push(clause(roll), one);
    else if (chance === 2) result.splice(roll(result.length + 1), 0, one);
    else if (chance === 3 && one.stycken.length > 1) {
      result.push(
        { ...one, stycken: one.stycken.slice(0, 1) },
        { rubric: null, stycken: one.stycken.slice(1) },
      );
    } else if (chance === 4 && last !== undefined) {
      result[result.length - 1] = { ...last, stycken: [...last.stycken, ...one.stycken] };
    } else if (chance < 9) result.push({ ...one, stycken: editedStycken(roll, one.stycken) });
    else result.push(one);
  }
  return result;
}

function written(roll: Roll, clauses: readonly Made[]): string {
  const style = roll(3);
  const chapters = roll(4) === 0;
  const lines = roll(3) === 0 ? [`Förbundsordning för ${pick(roll, vocabulary)}`, ''] : [];
  for (const [index, { rubric, stycken }] of clauses.entries()) {
    if (chapters && index % 4 === 0)
      lines.push(`${String(1 + index / 4)} kap. ${pick(roll, vocabulary)}`, '');
    const number = style === 0 ? `§ ${String(index + 1)}` : `${String(index + 1)}${style === 1 ? ' ' : ''}§`;
    lines.push(rubric === null ? number : `${number} ${rubric}`, '');
    for (const { text, items } of stycken) lines.push(text, ...items.map((item) => `- ${item}`), '');
  }
  return lines.join('\n');
}

/** Always the same two versions from the same seed. */
export function randomVersions(seed: number): Versions {
  const roll = rollsFrom(seed);
  const old = Array.from({ length: roll(10) }, () => clause(roll));
  const fresh = roll(20) === 0 ? [] : amended(roll, old);
  return { before: written(roll, old), after: written(roll, fresh) };
}
