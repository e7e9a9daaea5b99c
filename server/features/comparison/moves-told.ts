// What moved in a comparison, by its id and by the stycke that moved whole.
import type { Comparison, MovedPassage, ParagraphChange } from '../../domain/comparison/change.ts';

export class MovesTold {
  private readonly byId: ReadonlyMap<string, MovedPassage>;
  private readonly byRow = new Map<ParagraphChange, MovedPassage>();

  constructor({ moved, preamble, clauses }: Comparison) {
    this.byId = new Map(moved.map((passage) => [passage.id, passage]));
    const waiting = Map.groupBy(
      moved.filter(({ kind }) => kind === 'wording'),
      ({ text }) => text,
    );
    for (const row of [...preamble, ...clauses.flatMap(({ paragraphs }) => paragraphs)]) {
      if (!row.moved || row.before.length === 0 || row.after.length === 0) continue;
      // Stycken of the same words are told apart by their order.
      const passage = waiting.get(oldText(row))?.shift();
      if (passage !== undefined) this.byRow.set(row, passage);
    }
  }

  passage(id: string): MovedPassage | undefined {
    return this.byId.get(id);
  }

  /** The passage of a stycke that moved whole: it bears no mark of its own. */
  whole(row: ParagraphChange): MovedPassage | undefined {
    return this.byRow.get(row);
  }
}

const oldText = ({ runs }: ParagraphChange): string =>
  runs
    .filter(({ kind }) => kind === 'same' || kind === 'deleted' || kind === 'movedFrom')
    .map((run) => run.text)
    .join('');
