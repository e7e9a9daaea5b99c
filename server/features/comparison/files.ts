// A comparison as a file: Word and PDF, while it is not too large for one.
import { sizeOfBlocks } from '../../domain/documents/blocks.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { WordWriter } from '../../office/word-writing.ts';
import { download, type Answer } from '../../web/answer.ts';
import type { Words } from '../../web/i18n.ts';
import type { PrintDraft } from '../documents/index.ts';
import type { Compared } from './compared.ts';
import { comparisonPaper, comparisonWord } from './document.ts';
import type { Viewing } from './viewing.ts';

export interface FileTools {
  readonly writeWord: WordWriter['write'];
  readonly print: PrintDraft;
  /** What an address inside Stadga begins with in a file. */
  readonly baseUrl: string;
  /** The words of documents, which are Swedish in either interface. */
  readonly documentWords: Words;
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** UTF-16 units that a file may hold: some five hundred pages. */
const largestFile = 1_200_000;
const tooLarge = (): Refusal => refuse('comparison.tooLargeForFile', 'afterText');

/** Both texts in one Word file with tracked changes, or what another view shows. */
export async function wordFile(
  { documentWords, baseUrl, writeWord }: FileTools,
  compared: Compared,
  viewing: Viewing,
  now: string,
): Promise<Answer> {
  const task = comparisonWord(compared, viewing, documentWords, now, baseUrl);
  if (task.do === 'paper' && sizeOfBlocks(task.paper.blocks) > largestFile) return tooLarge();
  const outcome = await writeWord(task);
  if (outcome === 'busy') return refuse('request.busy');
  if (outcome === 'tookTooLong') return tooLarge();
  return download('jamforelse.docx', wordType, Buffer.from(outcome.result));
}

/** What the view shows, on paper. */
export async function pdfFile(
  { documentWords, print }: FileTools,
  compared: Compared,
  viewing: Viewing,
  now: string,
): Promise<Answer> {
  const paper = comparisonPaper(compared, viewing, documentWords, now);
  if (sizeOfBlocks(paper.blocks) > largestFile) return tooLarge();
  const printed = await print(paper);
  if (isRefusal(printed)) return printed.refused === 'document.takesTooLong' ? tooLarge() : printed;
  return download('jamforelse.pdf', 'application/pdf', printed.bytes);
}
