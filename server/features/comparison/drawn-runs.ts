// Runs of a comparison as the templates draw them.
import type { Run } from '../../domain/comparison/change.ts';
import { hasWord } from '../../domain/comparison/tokens.ts';

export interface RunModel {
  readonly kind: Run['kind'];
  readonly text: string;
  /** The passage that moved, of a run that did. */
  readonly move: string | null;
  /** Its own fragment, the other end's, and where that is; empty until the rest of the page is known. */
  readonly id: string | null;
  readonly href: string | null;
  readonly link: string;
  /** Why it changes nothing in substance, told once behind a replacement. */
  readonly mark: 'consequential' | 'renaming' | null;
}

export function drawRuns(runs: readonly Run[]): readonly RunModel[] {
  const drawn: RunModel[] = [];
  for (const [index, run] of runs.entries()) {
    const last = drawn.at(-1);
    if (last !== undefined && isMarkBehindMove(run, last)) drawn[drawn.length - 1] = joined(last, run);
    else drawn.push(modelOf(run, runs[index + 1]));
  }
  return drawn;
}

const modelOf = (run: Run, next: Run | undefined): RunModel => ({
  kind: run.kind,
  text: run.text,
  move: 'move' in run ? run.move : null,
  id: null,
  href: null,
  link: '',
  mark: markOf(run, next),
});

function markOf(run: Run, next: Run | undefined): RunModel['mark'] {
  const because = 'because' in run ? run.because : undefined;
  if (because === undefined || because === 'editorial') return null;
  const goesOn = run.kind === 'deleted' && next?.kind === 'inserted' && next.because === because;
  return goesOn ? null : because;
}

/** The full stop behind moved words went with them, though it is none of the words that were found again. */
const isMarkBehindMove = ({ kind, text }: Run, last: RunModel): boolean =>
  ((last.kind === 'movedFrom' && kind === 'deleted') || (last.kind === 'movedTo' && kind === 'inserted')) &&
  !hasWord(text);

const joined = (last: RunModel, { text }: Run): RunModel => ({ ...last, text: last.text + text });

/** Unchanged words of a stycke that moved whole. */
export const asMoved = (run: RunModel): RunModel => (run.kind === 'same' ? { ...run, kind: 'movedTo' } : run);
