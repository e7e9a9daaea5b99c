// Statutes and edits of them for property tests: ordinary words among texts that look like headings and formulas.
import fc from 'fast-check';
import {
  writeContent,
  type Content,
  type ContentBlock,
  type ContentClause,
} from '../../../server/domain/comparison/merge-content.ts';
import type { ReadText } from '../../../server/domain/comparison/pieces.ts';

const words = fc.constantFrom(
  ...['styrelsen', 'ska', 'varje', 'medlem', 'budget', 'och', 'senast', 'utse', 'en', 'ledamot', 'förbundet'],
  ...[
    'årsredovisning',
    'revisorer',
    'fyra',
    'kommun',
    'region',
    'enligt',
    '4 §',
    'lag (2003:1210)',
    'besluta',
  ],
);
const hostile = fc.constantFrom(
  '5 §',
  '5 § Ändamål',
  '2 kap. 3 § Styrelse',
  'dels att 4 § ska upphöra att gälla,',
  'att 5 § ska upphöra att gälla.',
  'Härigenom föreskrivs i fråga om förbundsordningen att 2 § ska upphöra att gälla.',
  'Ingress',
  'Text efter paragraferna',
  '– ett streck',
  '1. en punkt',
  'a) en bokstav',
  '”citat” och ””dubbelt””',
  'slut”.',
  '4 a § av följande lydelse',
  '§ 7',
);
const sentence = fc
  .array(words, { minLength: 3, maxLength: 14 })
  .map((list) => `${list.join(' ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`);
export const wording: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: sentence },
  { weight: 1, arbitrary: hostile },
);
const label = fc.constantFrom('–', '1.', 'a)', '•', '\uf0b7', '');
const block: fc.Arbitrary<ContentBlock> = fc.oneof(
  { weight: 3, arbitrary: wording.map((text) => ({ kind: 'paragraph' as const, text })) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ label, text: wording }), { minLength: 1, maxLength: 4 })
      .map((items) => ({ kind: 'list' as const, items })),
  },
);
const heading = fc.option(
  fc.oneof(
    fc.constantFrom('Ändamål', 'Styrelse', 'Budget', 'Revision', 'Säte', 'Tvister'),
    fc.constantFrom('5 § Säte', 'a §', 'att 5 § ska utgå.', '”Namn”', 'lyder ”', '2 kap.'),
  ),
  { nil: null },
);
export const blocks: fc.Arbitrary<readonly ContentBlock[]> = fc.array(block, { maxLength: 5 });

interface Draft {
  readonly heading: string | null;
  readonly blocks: readonly ContentBlock[];
}
const draft: fc.Arbitrary<Draft> = fc.record({ heading, blocks });

/** A statute whose clauses are numbered 1, 2, 3 …, through its chapters or anew in each, or that has no chapters. */
export const statute: fc.Arbitrary<Content> = fc
  .record({
    drafts: fc.array(draft, { minLength: 1, maxLength: 9 }),
    perChapter: fc.constantFrom(0, 0, 2, 3, 4),
    restarts: fc.boolean(),
    title: fc.constantFrom(null, 'Förbundsordning för Samordningsförbundet Älvmarken'),
  })
  .map(({ drafts, perChapter, restarts, title }) => ({
    title,
    opening: [],
    closing: [],
    clauses: drafts.map((each, index): ContentClause => {
      const chapter = perChapter === 0 ? null : Math.floor(index / perChapter) + 1;
      const number = restarts && perChapter > 0 ? (index % perChapter) + 1 : index + 1;
      return {
        ...each,
        number: String(number),
        chapter:
          chapter === null ? null : { number: String(chapter), heading: `Kapitel om ${String(chapter)}` },
      };
    }),
  }));

type Edit =
  | { readonly kind: 'reword'; readonly at: number; readonly blocks: readonly ContentBlock[] }
  | { readonly kind: 'rubric'; readonly at: number; readonly heading: string | null }
  | { readonly kind: 'repeal' | 'repealAndRenumber'; readonly at: number }
  | { readonly kind: 'insert' | 'insertLettered'; readonly at: number; readonly draft: Draft }
  | { readonly kind: 'swap' | 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'item'; readonly at: number; readonly text: string }
  | { readonly kind: 'chapterRubric' | 'chapterNumber'; readonly at: number }
  | { readonly kind: 'title' };

const at = fc.nat(20);
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('reword' as const), at, blocks }),
  fc.record({ kind: fc.constant('rubric' as const), at, heading }),
  fc.record({ kind: fc.constantFrom('repeal' as const, 'repealAndRenumber' as const), at }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'insertLettered' as const), at, draft }),
  fc.record({ kind: fc.constantFrom('swap' as const, 'move' as const), at, to: at }),
  fc.record({ kind: fc.constant('item' as const), at, text: wording }),
  fc.record({ kind: fc.constantFrom('chapterRubric' as const, 'chapterNumber' as const), at }),
  fc.record({ kind: fc.constant('title' as const) }),
);

/** The statute after an edit; numbers stay unique within a chapter. */
export function edited(content: Content, change: Edit): Content {
  const clauses = [...content.clauses];
  const place = 'at' in change ? change.at % Math.max(1, clauses.length) : 0;
  const clause = clauses[place];
  if (clause === undefined) return content;
  switch (change.kind) {
    case 'reword':
      clauses[place] = { ...clause, blocks: change.blocks };
      return { ...content, clauses };
    case 'rubric':
      clauses[place] = { ...clause, heading: change.heading };
      return { ...content, clauses };
    case 'repeal':
    case 'repealAndRenumber':
      if (clauses.length === 1) return content;
      clauses.splice(place, 1);
      return { ...content, clauses: change.kind === 'repeal' ? clauses : renumbered(clauses, content) };
    case 'insert': {
      clauses.splice(place, 0, { ...change.draft, number: '0', chapter: clause.chapter });
      return { ...content, clauses: renumbered(clauses, content) };
    }
    case 'insertLettered': {
      const base = clause.number.split(' ')[0] ?? '';
      const letter = Array.from('abcdefgh').find(
        (each) => !clauses.some(isNumbered(`${base} ${each}`, clause)),
      );
      if (letter === undefined) return content;
      const after = clauses.findLastIndex(
        (each) => each.number.split(' ')[0] === base && each.chapter?.number === clause.chapter?.number,
      );
      clauses.splice(after + 1, 0, { ...change.draft, number: `${base} ${letter}`, chapter: clause.chapter });
      return { ...content, clauses };
    }
    case 'swap':
    case 'move': {
      const to = change.to % clauses.length;
      const other = clauses[to];
      if (other === undefined || other === clause) return content;
      if (change.kind === 'swap') {
        clauses[place] = { ...other, number: clause.number, chapter: clause.chapter };
        clauses[to] = { ...clause, number: other.number, chapter: other.chapter };
        return { ...content, clauses };
      }
      clauses.splice(place, 1);
      clauses.splice(to, 0, { ...clause, chapter: other.chapter });
      return { ...content, clauses: renumbered(clauses, content) };
    }
    case 'item':
      clauses[place] = {
        ...clause,
        blocks: [...clause.blocks, { kind: 'list', items: [{ label: '–', text: change.text }] }],
      };
      return { ...content, clauses };
    case 'chapterRubric':
    case 'chapterNumber': {
      const { chapter } = clause;
      if (chapter === null) return content;
      const isNumber = change.kind === 'chapterNumber';
      const fresh = isNumber
        ? { ...chapter, number: '17' }
        : { ...chapter, heading: 'Ny rubrik på kapitlet' };
      if (isNumber && clauses.some((each) => each.chapter?.number === '17')) return content;
      return {
        ...content,
        clauses: clauses.map((each) =>
          each.chapter?.number === chapter.number ? { ...each, chapter: fresh } : each,
        ),
      };
    }
    case 'title':
      return { ...content, title: 'Förbundsordning för det nya förbundet' };
  }
}

const isNumbered = (number: string, like: ContentClause) => (each: ContentClause) =>
  each.number === number && each.chapter?.number === like.chapter?.number;

/** Numbered from 1 again, through the chapters or anew in each as the statute was. */
function renumbered(clauses: readonly ContentClause[], like: Content): ContentClause[] {
  const restarts = like.clauses.filter(({ number }) => number === '1').length > 1;
  const counts = new Map<string, number>();
  return clauses.map((clause) => {
    const key = restarts ? (clause.chapter?.number ?? '') : '';
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return { ...clause, number: String(number) };
  });
}

export const textFrom = (content: Content): ReadText => writeContent(content);
