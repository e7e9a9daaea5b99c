// Three hundred pages written by us, beside a bare pdfkit program that prints the same text, in one run; exits 1 on a ratio over 3.
import PDFDocument from 'pdfkit';
import type { Block, Paper } from '../server/domain/documents/blocks.ts';
import type { Day } from '../server/domain/language/dates.ts';
import { fontPath } from '../server/pdf/fonts.ts';
import { writePdf } from '../server/pdf/write.ts';

const target = 3;
const rounds = 5;
const leastPages = 300;

const sentence = (number: number): string =>
  `Mening ${String(number)} i den här texten säger att förbundet ska följa upp sina insatser varje år, berätta om resultatet för medlemmarna och bevara handlingarna så att de går att läsa även om ${String(number % 90)} år. `;

const paragraphs = Array.from({ length: 1120 }, (_, index) =>
  Array.from({ length: 3 + (index % 4) }, (_, place) => sentence(index * 7 + place)).join(''),
);

const paper: Paper = {
  title: 'Trehundra sidor',
  genre: 'Prov',
  issuer: 'Prov av hastighet',
  registryNumber: null,
  date: '2026-01-01' as Day,
  decidedAt: '2026-01-01T00:00:00Z',
  isDraft: false,
  blocks: paragraphs.flatMap((text, index): Block[] => [
    ...(index % 20 === 0
      ? [{ kind: 'heading', level: 2, runs: [{ text: `Avsnitt ${String(index / 20 + 1)}` }] } as const]
      : []),
    { kind: 'paragraph', runs: [{ text }] },
  ]),
};

const ours = async (): Promise<Uint8Array> =>
  writePdf(paper, { seal: null, verifyAt: 'https://example.org/verifiera', baseUrl: 'https://example.org' });

async function bare(): Promise<Uint8Array> {
  const file = new PDFDocument({
    size: 'A4',
    margins: { top: 98, bottom: 92, left: 82, right: 82 },
    font: fontPath('regular'),
  });
  const chunks: Buffer[] = [];
  file.on('data', (chunk: Buffer) => chunks.push(chunk));
  file.fontSize(11);
  for (const text of paragraphs) file.text(text, { lineGap: 1.5 }).moveDown(0.5);
  const ended = new Promise((resolve) => file.on('end', resolve));
  file.end();
  await ended;
  return Buffer.concat(chunks);
}

const pagesIn = (bytes: Uint8Array): number =>
  (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\n/g) ?? []
  ).length;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

async function timed(write: () => Promise<Uint8Array>): Promise<number> {
  const begun = performance.now();
  await write();
  return performance.now() - begun;
}

const pages = { ours: pagesIn(await ours()), bare: pagesIn(await bare()) };
if (pages.ours < leastPages) throw new Error(`Only ${String(pages.ours)} pages were written`);
const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
for (let round = 0; round < rounds; round += 1) {
  times.bare.push(await timed(bare));
  times.ours.push(await timed(ours));
}
for (const name of ['bare', 'ours'] as const) {
  const time = median(times[name]);
  const perSecond = (pages[name] / time) * 1000;
  console.log(
    `${name}  ${String(pages[name])} pages  ${time.toFixed(0)} ms  ${perSecond.toFixed(0)} pages/s`,
  );
}
const ratio = median(times.ours) / median(times.bare);
console.log(`ratio ${ratio.toFixed(2)}, target at most ${String(target)}`);
process.exitCode = ratio <= target ? 0 : 1;
