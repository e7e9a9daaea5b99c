// From the statute's forms to commands.
import { z } from 'zod';
import type { PartialDate } from '../../domain/language/dates.ts';
import { longestHeading } from '../../domain/proposals/terms.ts';
import { refuse, type Refusal, type RefusalCode } from '../../domain/refusal.ts';
import {
  doubtsOf,
  isDoubtKey,
  settlementKinds,
  withLine,
  type SettlementKind,
} from '../../domain/statutes/doubts.ts';
import type { FileText, TextOfFile } from '../../office/files.ts';
import { field, fields, type Form } from '../../web/body.ts';
import type { Upload } from '../../web/multipart.ts';
import {
  choice,
  line,
  optionalPartialDate,
  readForm,
  requiredLine,
  revision,
  type Filled,
} from '../../web/form.ts';
import type { Decision, SettlingCommand } from './records.ts';
import type { TextRead } from './text-read.ts';

/** A statute's text, in UTF-16 units: real ones are 10 to 30 thousand. */
export const longestText = 500_000;

/** A pasted text. Browsers send it with CRLF; it is kept as LF. */
export function pastedIn(form: Form, name = 'source'): { readonly source: string } | Refusal {
  const source = field(form, name).replace(/\r\n/g, '\n');
  if (source.trim() === '') return refuse('statute.empty', name);
  return source.length > longestText ? refuse('statute.tooLarge', name) : { source };
}

/** The text of a form: what was uploaded, else what was pasted. */
export async function sourceIn(
  form: Form,
  uploads: ReadonlyMap<string, Upload>,
  textOfFile: TextOfFile,
): Promise<{ readonly source: string; readonly file: FileText | null } | Refusal> {
  const upload = uploads.get('file');
  if (upload === undefined || upload.bytes.length === 0) {
    const pasted = pastedIn(form);
    return 'refused' in pasted ? pasted : { ...pasted, file: null };
  }
  const file = await textOfFile(upload.bytes, 'file');
  if ('refused' in file) return file;
  if (Math.max(file.text.length, file.before?.length ?? 0) > longestText)
    return refuse('statute.tooLarge', 'file');
  return file.text.trim() === '' ? refuse('statute.empty', 'file') : { source: file.text, file };
}

export interface DraftCommand {
  readonly source: string;
  readonly effectiveFrom: PartialDate | null;
  readonly decisions: readonly Decision[];
  readonly revision: number;
  /** Somebody ticked that the members have adopted the proposal. */
  readonly isAdopted: boolean;
}

const body = line(300);
const minutes = line(40);

/** The review form: text, entry into force, and rows `decisionBody`, `decisionOn`, `decisionMinutes`; empty rows are skipped. */
export function draftForm(form: Form): Filled<DraftCommand> {
  const refusals: Refusal[] = [];
  const text = pastedIn(form);
  if ('refused' in text) refusals.push(text);
  const effectiveFrom = optionalPartialDate.safeParse(field(form, 'effectiveFrom'));
  if (!effectiveFrom.success) refusals.push(refuse('form.date', 'effectiveFrom'));
  const seen = revision.safeParse(field(form, 'revision'));
  if (!seen.success) refusals.push(refuse('form.choice', 'revision'));
  const decisions: Decision[] = [];
  const ons = fields(form, 'decisionOn');
  const paragraphs = fields(form, 'decisionMinutes');
  for (const [index, typed] of fields(form, 'decisionBody').entries()) {
    const [who, on, where] = [
      body.safeParse(typed),
      optionalPartialDate.safeParse(ons[index] ?? ''),
      minutes.safeParse(paragraphs[index] ?? ''),
    ];
    const place = String(index);
    if (!who.success) refusals.push(refuse('form.invisible', `decisionBody.${place}`));
    if (!on.success) refusals.push(refuse('form.date', `decisionOn.${place}`));
    if (!where.success) refusals.push(refuse('form.tooLong', `decisionMinutes.${place}`, { max: 40 }));
    if (!who.success || !on.success || !where.success) continue;
    if (who.data === '' && (on.data !== null || where.data !== ''))
      refusals.push(refuse('form.required', `decisionBody.${place}`));
    else if (who.data !== '')
      decisions.push({ body: who.data, on: on.data, minutes: where.data === '' ? null : where.data });
  }
  if (refusals.length > 0 || 'refused' in text || !effectiveFrom.success || !seen.success)
    return { refusals };
  return {
    command: {
      source: text.source,
      effectiveFrom: effectiveFrom.data,
      decisions,
      revision: seen.data,
      isAdopted: field(form, 'adopted') !== '',
    },
  };
}

/** The revision that a form was read at; 0, which nothing has, where it says none. */
export const revisionIn = (form: Form): number => revision.catch(0).parse(field(form, 'revision'));

/** Which button of the review form was pressed: one of the steps, or one that settles a doubt (`asItStands:KEY`). */
export type ReviewStep =
  | { readonly does: 'read' | 'save' | 'rows' }
  | { readonly does: 'settle'; readonly doubt: string; readonly settlement: SettlementKind };

const step = z.enum(['read', 'save', 'rows']);
const settlement = z.enum(settlementKinds);

export function stepIn(form: Form): ReviewStep {
  const pressed = field(form, 'step');
  const [kind, doubt] = pressed.split(':');
  const settled = settlement.safeParse(kind);
  if (settled.success && doubt !== undefined && isDoubtKey(doubt))
    return { does: 'settle', doubt, settlement: settled.data };
  const known = step.safeParse(pressed);
  return { does: known.success ? known.data : 'read' };
}

/** The field with the mended words of a doubt's line. */
export const mendField = (doubt: string): string => `mend.${doubt}`;

/** The form with a doubt's line as it was mended; as it was, where its text no longer has that doubt. */
export function withMended(form: Form, doubt: string, { source, reading }: TextRead): Form {
  const found = doubtsOf(source, reading).find(({ key }) => key === doubt);
  const words = field(form, mendField(doubt)).replace(/\r\n/g, '\n');
  const mended = found === undefined ? null : withLine(source, found.line, words);
  return mended === null ? form : { ...form, source: mended };
}

const settling = z.strictObject({
  doubt: z.string().refine(isDoubtKey, 'form.choice' satisfies RefusalCode),
  settlement: choice(['asItStands', 'open']),
  note: line(300),
});

/** What is said of one doubt of a version. */
export function settlingForm(form: Form): Filled<SettlingCommand> {
  const filled = readForm(settling, { note: '', ...form });
  if ('refusals' in filled) return filled;
  const { doubt, settlement: said, note } = filled.command;
  return { command: { doubts: [doubt], settlement: said, note } };
}

const heading = requiredLine(longestHeading);

/** What a proposal of a file's changes is to be called. */
export function proposalHeading(form: Form): string | Refusal {
  const filled = readForm(z.strictObject({ heading }), { heading: field(form, 'heading') });
  return 'refusals' in filled
    ? (filled.refusals[0] ?? refuse('form.required', 'heading'))
    : filled.command.heading;
}

/** How a file with tracked changes is read: with them accepted, as it was before them, or as a proposal to amend. */
export const ways = ['accepted', 'before', 'proposal'] as const;
export type Way = (typeof ways)[number];
export const wayIn = (form: Form): Way | null => ways.find((way) => way === field(form, 'way')) ?? null;
