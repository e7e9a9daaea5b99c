// Statutes in which every word occurs once, and amendments of them by chance whose new words are their own.
import type {
  Content,
  ContentBlock,
  ContentClause,
} from '../../../server/domain/comparison/merge-content.ts';

type Roll = (bound: number) => number;

const sentence = (size: number, next: () => string): string =>
  `${Array.from({ length: size }, next).join(' ')}.`;

/** Numbered 1, 2, 3 …; a rubric on most clauses, a list in some. */
export function statuteOfUniqueWords(roll: Roll): Content {
  let last = 0;
  const next = (): string => {
    last += 1;
    return `ord${String(last)}`;
  };
  return {
    ...{ title: 'Förbundsordning', opening: [], closing: [] },
    clauses: Array.from({ length: 8 + roll(12) }, (_, index) => ({
      number: String(index + 1),
      heading: roll(4) === 0 ? null : `Om ${next()}`,
      chapter: null,
      blocks: [
        ...Array.from({ length: 1 + roll(3) }, (): ContentBlock => ({
          kind: 'paragraph',
          text: sentence(6 + roll(8), next),
        })),
        ...(roll(5) === 0
          ? [
              {
                kind: 'list' as const,
                items: Array.from({ length: 2 + roll(3) }, (__, item) => ({
                  label: `${String(item + 1)}.`,
                  text: sentence(5 + roll(3), next),
                })),
              },
            ]
          : []),
      ],
    })),
  };
}

const kinds = [
  ...[
    'replace',
    'replace',
    'replace',
    'delete',
    'insert',
    'insert',
    'sentence',
    'rubric',
    'stycke',
    'stycke',
  ],
  ...[
    'withoutStycke',
    'item',
    'withoutItem',
    'clause',
    'clause',
    'countedClause',
    'repeal',
    'repealAndClose',
    'move',
    'splitStycke',
  ],
] as const;

/** One to three changes; new words bear the name. */
export function amendedByChance(content: Content, roll: Roll, name: string): Content {
  let last = 0;
  const next = (): string => {
    last += 1;
    return `${name}${String(last)}`;
  };
  let result = content;
  for (let left = 1 + roll(3); left > 0; left -= 1) {
    const kind = kinds[roll(kinds.length)] ?? 'replace';
    result = changed(result, kind, roll, next);
  }
  return result === content ? changed(content, 'rubric', roll, next) : result;
}

function changed(content: Content, kind: (typeof kinds)[number], roll: Roll, next: () => string): Content {
  const at = roll(content.clauses.length);
  const clause = content.clauses[at];
  if (clause === undefined) return content;
  const clauses = [...content.clauses];
  const fresh = (number: string): ContentClause => ({
    ...{ number, chapter: null, heading: `Om ${next()}` },
    blocks: [{ kind: 'paragraph', text: sentence(7, next) }],
  });
  const counted = (list: readonly ContentClause[]): ContentClause[] =>
    list.map((each, index) => ({ ...each, number: String(index + 1) }));
  const isCounted = content.clauses.every(({ number }, index) => number === String(index + 1));
  switch (kind) {
    case 'rubric':
      return { ...content, clauses: clauses.with(at, { ...clause, heading: `Om ${next()}` }) };
    case 'clause': {
      const stem = clause.number.split(' ')[0] ?? '';
      const letter = Array.from('abcdef').find((each) =>
        clauses.every(({ number }) => number !== `${stem} ${each}`),
      );
      if (letter === undefined) return content;
      const after = clauses.findLastIndex(({ number }) => number.split(' ')[0] === stem);
      return { ...content, clauses: clauses.toSpliced(after + 1, 0, fresh(`${stem} ${letter}`)) };
    }
    case 'countedClause':
      return isCounted ? { ...content, clauses: counted(clauses.toSpliced(at, 0, fresh(''))) } : content;
    case 'repeal':
    case 'repealAndClose': {
      const rest = clauses.toSpliced(at, 1);
      if (rest.length < 4) return content;
      return { ...content, clauses: kind === 'repeal' || !isCounted ? rest : counted(rest) };
    }
    case 'move': {
      if (!isCounted) return content;
      const rest = clauses.toSpliced(at, 1);
      return { ...content, clauses: counted(rest.toSpliced(roll(rest.length + 1), 0, clause)) };
    }
    default:
      return {
        ...content,
        clauses: clauses.with(at, { ...clause, blocks: changedBlocks(clause.blocks, kind, roll, next) }),
      };
  }
}

function changedBlocks(
  blocks: readonly ContentBlock[],
  kind: (typeof kinds)[number],
  roll: Roll,
  next: () => string,
): readonly ContentBlock[] {
  const at = roll(blocks.length);
  const block = blocks[at];
  if (block === undefined) return blocks;
  if (kind === 'stycke')
    return blocks.toSpliced(at + roll(2), 0, { kind: 'paragraph', text: sentence(6, next) });
  if (kind === 'withoutStycke') return blocks.length > 1 ? blocks.toSpliced(at, 1) : blocks;
  if (block.kind === 'list') {
    const place = roll(block.items.length);
    const item = block.items[place];
    if (item === undefined) return blocks;
    const items =
      kind === 'item'
        ? block.items.toSpliced(place, 0, { label: '', text: sentence(5, next) })
        : kind === 'withoutItem' && block.items.length > 1
          ? block.items.toSpliced(place, 1)
          : block.items.with(place, { ...item, text: reworded(item.text, kind, roll, next) });
    return blocks.with(at, {
      kind: 'list',
      items: items.map((each, index) => ({ ...each, label: `${String(index + 1)}.` })),
    });
  }
  if (kind === 'splitStycke') {
    const words = block.text.slice(0, -1).split(' ');
    if (words.length < 8) return blocks;
    const halves = [words.slice(0, 4), words.slice(4)].map((half): ContentBlock => ({
      kind: 'paragraph',
      text: `${half.join(' ')}.`,
    }));
    return blocks.toSpliced(at, 1, ...halves);
  }
  return blocks.with(at, { kind: 'paragraph', text: reworded(block.text, kind, roll, next) });
}

function reworded(text: string, kind: (typeof kinds)[number], roll: Roll, next: () => string): string {
  if (kind === 'sentence') return `${text} ${sentence(4, next)}`;
  const words = text.slice(0, -1).split(' ');
  const at = roll(words.length);
  const span = Math.min(1 + roll(3), words.length - at);
  if (kind === 'delete' && words.length > 4) words.splice(at, 1);
  else if (kind === 'insert') words.splice(at, 0, next());
  else words.splice(at, span, next());
  return `${words.join(' ')}.`;
}
