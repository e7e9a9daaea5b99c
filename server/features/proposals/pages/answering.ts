// What a member's own page is told.
import type { Comparison } from '../../../domain/comparison/change.ts';
import { instantText } from '../../../domain/motions/document.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { AnswerRow, Round, SignatureRow } from '../../../domain/proposals/ratification.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Crumb, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import type { Upload } from '../../../web/multipart.ts';
import { answerWays } from '../answering-forms.ts';
import { changedClauses } from './changed-clauses.ts';
import { lineModel, type MemberLine } from './ratifying.ts';

export interface MemberView {
  readonly proposal: Proposal;
  readonly round: Round;
  readonly line: Omit<MemberLine, 'path' | 'remindPath'>;
  /** All that is recorded of the member in this round, the oldest first. */
  readonly rows: readonly AnswerRow[];
  /** All that is recorded of its signature, the oldest first. */
  readonly signatures: readonly SignatureRow[];
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly forbundName: string;
  /** Nothing can be answered any more. */
  readonly isOver: boolean;
  /** The decision to paste, line by line, while there is one to take. */
  readonly sentence: readonly string[];
  /** What was adopted instead, compared to what was sent. */
  readonly deviation: Comparison | null;
  readonly can: Readonly<Record<'answer' | 'askAgain' | 'retract' | 'sign' | 'unsign', boolean>>;
  readonly paths: Readonly<
    Record<
      'text' | 'board' | 'answer' | 'askAgain' | 'retraction' | 'signature' | 'signatureRetraction',
      string
    >
  >;
  readonly letters: readonly { readonly as: 'pdf' | 'docx' | 'txt'; readonly path: string }[];
  readonly form: Form;
  readonly uploads: ReadonlyMap<string, Upload>;
  readonly refusals: readonly Refusal[];
  readonly notice: string | null;
}

export function memberPage(view: MemberView): Page {
  const { proposal, round, line, form, uploads } = view;
  const { row } = line;
  const isAnswer = 'decidedOn' in form;
  const chosen = (name: string): string | null => uploads.get(name)?.name ?? null;
  return page(
    'proposals/member',
    {
      title: { name: line.name },
      crumbs: view.crumbs,
      proposalHeading: proposal.heading,
      forbundName: view.forbundName,
      isOver: view.isOver,
      roundNumber: round.number,
      seen: row?.id ?? '',
      answerBy: view.isOver ? null : round.answerBy,
      sentence: view.sentence,
      ...lineModel(line),
      recorded: row === null || line.answer === 'pending' ? null : { ...row, extract: line.extract },
      deviation: view.deviation === null ? null : changedClauses(view.deviation),
      can: view.can,
      // What was typed is never lost, also where it can no longer be recorded.
      unsaved: isAnswer && !view.can.answer ? unsavedOf(form) : [],
      ways: answerWays.map((value) => ({ value, isChosen: field(form, 'answer') === value })),
      // What was referred back comes again by itself; after a no, or other words, the board asks again first.
      foldsAnswer: line.answer === 'adoptedDeviating' || line.answer === 'refused',
      opensAnswer: isAnswer,
      opensDeviation: field(form, 'answer') === 'adoptedDeviating' || field(form, 'deviation') !== '',
      opensRetraction: 'reason' in form,
      opensUnsigning: 'signatureReason' in form,
      typed: {
        decidedOn: field(form, 'decidedOn'),
        minutes: field(form, 'minutes'),
        registryNumber: field(form, 'registryNumber'),
        note: isAnswer ? field(form, 'note') : '',
        againNote: isAnswer ? '' : field(form, 'note'),
        deviation: field(form, 'deviation'),
        reason: field(form, 'reason'),
        signedOn: field(form, 'signedOn'),
        signatureReason: field(form, 'signatureReason'),
      },
      chosen: {
        deviationFile: chosen('deviationFile'),
        attachment: chosen('attachment'),
        signedFile: chosen('signedFile'),
      },
      history:
        view.rows.length < 2 ? [] : view.rows.map((each) => ({ ...each, at: instantText(each.recordedAt) })),
      signing:
        view.signatures.length < 2
          ? []
          : view.signatures.map((each) => ({ ...each, at: instantText(each.recordedAt) })),
      letters: view.letters,
      to: view.paths,
      notice: view.notice,
    },
    view.refusals,
  );
}

/** What was typed, by the field's words in ratification.form. */
function unsavedOf(form: Form) {
  const way = answerWays.find((each) => each === field(form, 'answer')) ?? null;
  const typed = (['decidedOn', 'minutes', 'registryNumber', 'note', 'deviationText'] as const).map(
    (name) => ({
      name,
      way: null,
      value: field(form, name === 'deviationText' ? 'deviation' : name),
    }),
  );
  const chosen = way === null ? [] : [{ name: 'what' as const, way, value: '' }];
  return [...chosen, ...typed.filter(({ value }) => value.trim() !== '')];
}
