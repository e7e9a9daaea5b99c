// Asking the library of all statutes, which is kept in a thread and given what it lacks before it is asked.
import type { ClausePlace } from '../../domain/comparison/reuse-index.ts';
import type { PartialDate } from '../../domain/language/dates.ts';
import type { Library } from '../../domain/topics/library.ts';
import { threadPool, type Outcome } from '../../jobs/thread.ts';

/** What can be asked, each by its method in the library. */
export interface Questions {
  readonly heads: { readonly versions: readonly string[] };
  readonly beside: {
    readonly shown: readonly ClausePlace[];
    readonly beside: readonly ClausePlace[];
    readonly current: readonly string[];
  };
  readonly closest: { readonly place: ClausePlace; readonly among: readonly string[] };
}
export type Answers = { readonly [Name in keyof Questions]: ReturnType<Library[Name]> };

/** A version as the thread takes it in: its reading is read there. */
export interface SentVersion {
  readonly id: string;
  readonly owner: string;
  readonly effectiveFrom: PartialDate | null;
  readonly reading: string;
}

export type Message =
  | { readonly take: readonly SentVersion[] }
  | {
      readonly needs: readonly string[];
      readonly asked: {
        readonly [Name in keyof Questions]: { readonly name: Name } & Questions[Name];
      }[keyof Questions];
    };
/** `missing`: versions that must be taken in first. */
export type Reply = { readonly missing: readonly string[] } | { readonly answer: unknown };

/** The versions that there are, and how their readings are got. */
export interface Shelf {
  readonly versions: readonly {
    readonly id: string;
    readonly organisationId: string;
    readonly effectiveFrom: PartialDate | null;
  }[];
  readonly readings: (
    ids: readonly string[],
  ) => Promise<readonly { readonly id: string; readonly reading: string }[]>;
}

/** Asks over all these versions; 'tookTooLong' or 'busy' where there was no answer in time. */
export type AskLibrary = <Name extends keyof Questions>(
  name: Name,
  question: Questions[Name],
  shelf: Shelf,
) => Promise<Outcome<Answers[Name]>>;

const timeLimit = 20_000;
const longestQueue = 200;
/** Versions given at a time: others are answered in between. */
const armful = 20;

export function librarian(): { readonly ask: AskLibrary; readonly close: () => Promise<void> } {
  const pool = threadPool<Message, Reply>(
    new URL('./library-thread.ts', import.meta.url),
    timeLimit,
    longestQueue,
  );
  let filling: Promise<void> | null = null;

  const fill = async (missing: readonly string[], { versions, readings }: Shelf): Promise<void> => {
    const byId = new Map(versions.map((each) => [each.id, each]));
    for (let from = 0; from < missing.length; from += armful) {
      const rows = await readings(missing.slice(from, from + armful));
      const take = rows.flatMap(({ id, reading }) => {
        const version = byId.get(id);
        return version === undefined
          ? []
          : [{ id, reading, owner: version.organisationId, effectiveFrom: version.effectiveFrom }];
      });
      await pool.run({ take });
    }
  };

  const ask: AskLibrary = async (name, question, shelf) => {
    const needs = shelf.versions.map(({ id }) => id);
    const asked = { name, ...question } as Extract<Message, { asked: unknown }>['asked'];
    // A thread that had to be stopped in between has lost what it held, and is filled once more.
    for (let time = 0; time < 3; time += 1) {
      const outcome = await pool.run({ needs, asked });
      if (typeof outcome === 'string') return outcome;
      // The thread's program answers each question by the method of its name.
      if ('answer' in outcome.result) return { result: outcome.result.answer as Answers[typeof name] };
      filling ??= fill(outcome.result.missing, shelf).finally(() => {
        filling = null;
      });
      await filling;
    }
    return 'busy';
  };
  return { ask, close: () => pool.close() };
}
