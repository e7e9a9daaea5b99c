// Documents that tests print: one with every kind of block, and parts of which more can be made.
import type { Block, Mark, Paper } from '../../server/domain/documents/blocks.ts';
import { plain } from '../../server/domain/documents/blocks.ts';
import type { PrintOptions } from '../../server/pdf/write.ts';
import { on } from './days.ts';

export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: plain(text) });

export const heading = (level: 2 | 3 | 4, text: string): Block => ({
  kind: 'heading',
  level,
  runs: plain(text),
});

/** A document of these blocks; anything else about it can be said too. */
export const paperOf = (blocks: readonly Block[], rest: Partial<Paper> = {}): Paper => ({
  title: 'Motion om att följa upp & berätta',
  genre: 'Motion',
  issuer: 'Nätverket för samordning',
  registryNumber: 'prov-2026-3',
  date: on('2026-03-02'),
  decidedAt: '2026-03-02T09:30:15.250Z',
  isDraft: false,
  blocks,
  ...rest,
});

export const printing: PrintOptions = {
  seal: null,
  verifyAt: 'https://stadga.example.org/verifiera',
  baseUrl: 'https://stadga.example.org',
};

export const sealing: PrintOptions = { ...printing, seal: { signer: 'Nätverket för samordning' } };

export const prose =
  'Förbundet ska varje år följa upp sina insatser, berätta om resultatet för medlemmarna och bevara handlingarna så att de går att läsa även långt senare. ';

const cell = (text: string): { readonly runs: ReturnType<typeof plain> } => ({ runs: plain(text) });

const struck: Mark = { kind: 'deleted', opens: 'borttaget: ', closes: ' slut.' };
const fresh: Mark = { kind: 'inserted', opens: 'tillagt: ', closes: ' slut.' };

/** Two texts beside each other, so many times the same row. */
export const columns = (rows: number): Block => ({
  kind: 'columns',
  caption: '4 § Uppgifter',
  head: ['Nuvarande lydelse', 'Föreslagen lydelse'],
  rows: Array.from({ length: rows }, (_, index) => ({
    before:
      index === 1
        ? []
        : [
            {
              kind: 'paragraph',
              runs: [{ text: 'Förbundet ' }, { text: 'kan', mark: struck }, { text: ' verka.' }],
            },
          ],
    after: [
      {
        kind: 'paragraph',
        runs: [{ text: 'Förbundet ' }, { text: 'ska', mark: fresh }, { text: ' verka.' }],
      },
      { kind: 'list', items: [{ label: '1.', blocks: [paragraph('stödja samverkan, och')] }] },
    ],
  })),
});

/** One block of every kind, and each where it may stand in another. */
export const everyKind: readonly Block[] = [
  {
    kind: 'facts',
    rows: [
      { name: 'Förslagsställare', value: plain('Samordningsförbundet Å') },
      { name: 'Berör', value: [{ text: '4 § och 12 a § förbundsordningen', href: '/stadgar/prov/4' }] },
    ],
  },
  {
    kind: 'note',
    runs: [{ text: 'Paragrafen har ändrats. ' }, { text: 'Jämför', href: '/jamfor' }, { text: '.' }],
  },
  { kind: 'heading', level: 2, runs: plain('Bakgrund'), anchor: 'bakgrund' },
  paragraph(prose.repeat(3)),
  {
    kind: 'paragraph',
    runs: [
      { text: 'Fet', strong: true },
      { text: ', ' },
      { text: 'kursiv', emphasis: true },
      { text: ', ' },
      { text: 'båda', strong: true, emphasis: true },
      { text: ', ' },
      { text: 'kod', code: true },
      { text: ' och ' },
      {
        text: 'en länk som är så lång att den säkert går över mer än en rad i dokumentet',
        href: 'https://example.org/å?a=1&b=2',
      },
      { text: '.' },
    ],
  },
  heading(3, 'Nuvarande lydelse'),
  {
    kind: 'quotation',
    source: plain('Förbundsordningen 4 §, antagen 2019'),
    blocks: [
      heading(4, '4 § Uppgifter'),
      paragraph('Förbundet ska'),
      {
        kind: 'list',
        items: [
          { label: '1.', blocks: [paragraph('besluta om mål och riktlinjer,')] },
          {
            label: '2.',
            blocks: [
              paragraph('stödja samverkan, särskilt för'),
              {
                kind: 'list',
                items: [
                  { label: 'a)', blocks: [paragraph('unga, och')] },
                  { label: 'b)', blocks: [paragraph('långvarigt sjukskrivna, samt')] },
                ],
              },
            ],
          },
          { label: '10.', blocks: [paragraph('svara för uppföljning.')] },
        ],
      },
    ],
  },
  heading(2, 'Förslag'),
  paragraph('Vi föreslår att årsmötet beslutar'),
  {
    kind: 'list',
    items: [
      {
        label: 'att',
        blocks: [
          paragraph(`4 § får en ny lydelse, ${prose}`),
          { kind: 'note', runs: plain('En upplysning.') },
        ],
      },
      { label: 'att', blocks: [{ kind: 'quotation', blocks: [paragraph('Ny lydelse.')], source: null }] },
    ],
  },
  {
    kind: 'table',
    caption: 'Lydelserna bredvid varandra',
    head: ['Nuvarande lydelse', 'Föreslagen lydelse'],
    rows: [
      [cell('Insatserna kan följas upp.'), cell('Insatserna ska följas upp varje år.')],
      [cell(''), cell(prose.repeat(2))],
    ],
  },
  columns(3),
];

/** A roll of so many rows. */
export const roll = (rows: number): Block => ({
  kind: 'table',
  caption: 'Röstlängd',
  head: ['Förbund', 'Röster', 'Närvaro'],
  rows: Array.from({ length: rows }, (_, index) => [
    cell(`Förbund nummer ${String(index + 1)}`),
    cell(String(1 + (index % 3))),
    cell(index % 4 === 0 ? 'Nej' : 'Ja'),
  ]),
});
