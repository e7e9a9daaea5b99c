// From the motions' forms to commands.
import { z } from 'zod';
import {
  recommendations,
  type BoardOpinion,
  type CarriedAmendment,
  type Citation,
  type MotionContent,
  type ResolutionClause,
} from '../../domain/motions/motion.ts';
import { limits, normaliseResolution, resolutionsIn } from '../../domain/motions/resolution.ts';
import { contentFaults } from '../../domain/motions/submission.ts';
import { refuse, refusals, type Refusal, type RefusalCode } from '../../domain/refusal.ts';
import { longestClause } from '../../domain/proposals/clause-source.ts';
import { day, type Day } from '../../domain/language/dates.ts';
import { field, fields, type Form } from '../../web/body.ts';
import {
  choice,
  line,
  optionalPartialDate,
  readForm,
  requiredLine,
  revision,
  text,
  wholeDay,
} from '../../web/form.ts';

/** Which button of the editor was pressed; `at` is the row it stands on, or the quotation's id. */
export interface Step {
  readonly name: (typeof stepNames)[number];
  readonly at: string;
}

const stepNames = [
  ...(['save', 'autosave', 'preview', 'add', 'remove', 'up', 'down'] as const),
  ...(['uncite', 'cite', 'amend', 'unamend'] as const),
] as const;

export function stepIn(form: Form): Step {
  const [typed = '', ...rest] = field(form, 'step').split('.');
  return { name: stepNames.find((each) => each === typed) ?? 'save', at: rest.join('.') };
}

/** What the editor's form may name: rows and quotations that some revision has. Others are new, or nothing. */
export interface Known {
  readonly clauseIds: ReadonlySet<string>;
  /** What the rows change in the bylaws, as the revision that was read has it: it is written on a page of its own. */
  readonly amendments: ReadonlyMap<string, CarriedAmendment>;
  readonly citations: ReadonlyMap<string, Citation>;
}

export const knownIn = (contents: readonly MotionContent[]): Known => ({
  clauseIds: new Set(contents.flatMap(({ clauses }) => clauses.map(({ id }) => id))),
  amendments: new Map(
    (contents[0]?.clauses ?? []).flatMap(({ id, amendment }) =>
      amendment === undefined ? [] : [[id, amendment]],
    ),
  ),
  citations: new Map(contents.flatMap(({ citations }) => citations.map((each) => [each.id, each]))),
});

/** The text as it was typed, for showing it again and for saving it, and what is wrong with it. */
export interface Written {
  readonly content: MotionContent;
  readonly revision: number;
  readonly refusals: readonly Refusal[];
}

const heading = line(limits.heading);

/**
 * Reads the editor: `heading`, rows `clauseId` and `clause`, `rationale`, the `citation` ids that are kept, and `revision`.
 * @param splits whether a pasted list of att-satser becomes rows of its own
 */
export function editorForm(form: Form, known: Known, newId: () => string, splits: boolean): Written {
  const found: Refusal[] = [];
  const taken = <T>(name: string, schema: z.ZodType<T>, typed: string): T | string => {
    const read = schema.safeParse(typed);
    if (read.success) return read.data;
    found.push(refuse(codeOf(read.error), name, { max: limits.heading }));
    return typed;
  };
  const typedHeading = taken('heading', heading, field(form, 'heading'));
  const ids = fields(form, 'clauseId');
  const used = new Set<string>();
  const clauses = fields(form, 'clause').flatMap((typed, index): readonly ResolutionClause[] => {
    const id = ids[index] ?? '';
    const isKnown = known.clauseIds.has(id) && !used.has(id);
    if (!isKnown && typed.trim() === '') return [];
    used.add(id);
    const amendment = isKnown ? known.amendments.get(id) : undefined;
    const carried = amendment === undefined ? {} : { amendment };
    const written = taken(`clause.${String(index)}`, text, typed);
    const parts = splits ? rowsIn(written) : [normaliseResolution(written)];
    if (parts === null) {
      found.push(refuse('motion.tooManyResolutions', `clause.${String(index)}`, { max: limits.resolutions }));
      return [{ id: isKnown ? id : newId(), text: written, ...carried }];
    }
    return parts.map((part, place) =>
      isKnown && place === 0 ? { id, text: part, ...carried } : { id: newId(), text: part },
    );
  });
  const rationale = taken('rationale', text, field(form, 'rationale'));
  const citations = [...new Set(fields(form, 'citation'))].flatMap((id) => known.citations.get(id) ?? []);
  const content = { heading: typedHeading, clauses, rationale, citations };
  return { content, revision: revisionIn(form), refusals: [...found, ...contentFaults(content)] };
}

/** A pasted list of more rows than this comes back as it was typed: a page with a field for each would be too large to make. */
const mostRows = 4 * limits.resolutions;

/** The rows of a pasted list; null where they are far too many. */
function rowsIn(written: string): readonly string[] | null {
  if (written.length > mostRows * limits.resolution) return null;
  const rows = resolutionsIn(written);
  return rows.length > mostRows ? null : rows;
}

const codeOf = ({ issues }: z.ZodError): RefusalCode => {
  const message = issues[0]?.message ?? '';
  return Object.hasOwn(refusals, message) ? (message as RefusalCode) : 'form.choice';
};

/** The revision that a form was read at; 0, which nothing has, where it says none. */
export const revisionIn = (form: Form): number => revision.catch(0).parse(field(form, 'revision'));

/** Moves, adds and removes as the pressed button says. */
export function stepped(content: MotionContent, { name, at }: Step, newId: () => string): MotionContent {
  const { clauses, citations } = content;
  const index = Number(at);
  switch (name) {
    case 'add':
      return clauses.length >= limits.resolutions
        ? content
        : { ...content, clauses: [...clauses, { id: newId(), text: '' }] };
    case 'remove':
      // The last row is emptied and stays: a form always has a row to write in.
      return clauses.length > 1
        ? { ...content, clauses: clauses.toSpliced(index, at === '' ? 0 : 1) }
        : { ...content, clauses: clauses.map(({ id }) => ({ id, text: '' })) };
    case 'up':
      return { ...content, clauses: swapped(clauses, index - 1) };
    case 'down':
      return { ...content, clauses: swapped(clauses, index) };
    case 'amend':
      // A row that nobody has written in is none yet.
      return clauses[index] === undefined
        ? { ...content, clauses: [...clauses, { id: newId(), text: '' }] }
        : content;
    case 'unamend':
      return {
        ...content,
        clauses: clauses.map((clause, place) =>
          place === index ? { id: clause.id, text: clause.text } : clause,
        ),
      };
    case 'uncite':
      return { ...content, citations: citations.filter(({ id }) => id !== at) };
    default:
      return content;
  }
}

function swapped(clauses: readonly ResolutionClause[], index: number): readonly ResolutionClause[] {
  const [first, second] = [clauses[index], clauses[index + 1]];
  return first === undefined || second === undefined ? clauses : clauses.toSpliced(index, 2, second, first);
}

/** A whole day, or none. */
const optionalDay = optionalPartialDate.transform((date, context): Day | null => {
  const whole = date === null ? null : day(date);
  if (date !== null && whole === null)
    context.addIssue({ code: 'custom', message: 'form.wholeDay' satisfies RefusalCode });
  return whole;
});
const clauseWording = text.pipe(z.string().max(longestClause, 'form.tooLong' satisfies RefusalCode));

const wording = z.object({
  anchor: line(60),
  clauseHash: line(64),
  wording: clauseWording,
  from: optionalDay,
});
/** One clause's new wording, from when it is to apply, and the hash of the words it was written against. */
export const wordingForm = (form: Form) => readForm(wording, form);

const carried = z.object({ proposal: requiredLine(200) });
/** Which of the board's proposals an att-sats carries: its id and the hash of its words, with a space between. */
export const carriedForm = (form: Form) => readForm(carried, form);

const decided = z.object({ revision, wording: clauseWording, from: optionalDay });
/** A clause as the meeting decided it. */
export const decidedForm = (form: Form) => readForm(decided, form);

const decidedWhole = z.object({ revision, from: optionalDay });
/** That a whole proposal stands as the meeting decided it. */
export const decidedWholeForm = (form: Form) => readForm(decidedWhole, form);

const endorsement = z.strictObject({ endorsedOn: wholeDay, minutes: requiredLine(40) });
export const endorsementForm = (form: Form) => readForm(endorsement, form);

const coMover = z.strictObject({ coMover: requiredLine(200) });
export const coMoverForm = (form: Form) => readForm(coMover, form);

const followingUp = z.strictObject({
  text: text.pipe(
    z
      .string()
      .trim()
      .min(1, 'form.required' satisfies RefusalCode)
      .max(5_000, 'form.tooLong' satisfies RefusalCode),
  ),
});
export const followUpForm = (form: Form) => readForm(followingUp, form);

const lateAdmission = z.strictObject({ decision: choice(['admitted', 'refused']) });
export const lateAdmissionForm = (form: Form) => readForm(lateAdmission, form);

const recommendation = choice(recommendations);
const reason = text.pipe(
  z
    .string()
    .trim()
    .max(10_000, 'form.tooLong' satisfies RefusalCode),
);

/** Rows `recommendation.N` and `reason.N`, one for each att-sats, N from 0. */
export function opinionForm(
  form: Form,
  clauses: readonly ResolutionClause[],
): { readonly command: readonly BoardOpinion[] } | { readonly refusals: readonly Refusal[] } {
  const found: Refusal[] = [];
  const opinions = clauses.flatMap(({ id }, index): readonly BoardOpinion[] => {
    const [chosenField, reasonField] = [`recommendation.${String(index)}`, `reason.${String(index)}`];
    const chosen = recommendation.safeParse(field(form, chosenField));
    const why = reason.safeParse(field(form, reasonField));
    if (!chosen.success) found.push(refuse('motion.opinionMissing', chosenField));
    if (!why.success) found.push(refuse(codeOf(why.error), reasonField, { max: 10_000 }));
    return chosen.success && why.success
      ? [{ clauseId: id, recommendation: chosen.data, reason: why.data }]
      : [];
  });
  return found.length === 0 ? { command: opinions } : { refusals: found };
}

/** How each conflict of a merge was settled: `choice.AT` is mine, theirs or own, with the words in `own.AT`. */
export function choicesIn(
  form: Form,
  conflicts: readonly { readonly at: string; readonly mine: string | null; readonly theirs: string | null }[],
): ReadonlyMap<string, string | null> {
  return new Map(
    conflicts.flatMap(({ at, mine, theirs }): readonly [string, string | null][] => {
      switch (field(form, `choice.${at}`)) {
        case 'mine':
          return [[at, mine]];
        case 'theirs':
          return [[at, theirs]];
        case 'own': {
          const own = (at === 'heading' ? heading : text).safeParse(field(form, `own.${at}`));
          return own.success
            ? [[at, at.startsWith('clause') ? normaliseResolution(own.data) : own.data]]
            : [];
        }
        default:
          return [];
      }
    }),
  );
}
