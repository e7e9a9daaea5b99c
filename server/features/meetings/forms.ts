// From the meetings' forms to commands.
import { z } from 'zod';
import { choices, duties, pollPurposes, yrkandeKinds } from '../../domain/meetings/meeting.ts';
import { majorities, majorityNames } from '../../domain/meetings/poll.ts';
import { outcomes } from '../../domain/motions/motion.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { Form } from '../../web/body.ts';
import {
  choice,
  line,
  readForm,
  requiredLine,
  revision,
  text,
  wholeDay,
  type Filled,
} from '../../web/form.ts';

/** Longest texts, in UTF-16 units. */
const longest = { name: 200, means: 500, passage: 20_000 } as const;

const passage = text.pipe(
  z
    .string()
    .transform((typed) => typed.trim())
    .pipe(z.string().max(longest.passage, 'form.tooLong' satisfies RefusalCode)),
);
const requiredPassage = passage.pipe(z.string().min(1, 'form.required' satisfies RefusalCode));
const id = line(60);
/** "HH.MM", however it is typed; may be empty. */
const clockTime = line(20).pipe(
  z
    .string()
    .regex(/^(?:(?:[01]?\d|2[0-3])[.:][0-5]\d)?$/, 'form.time' satisfies RefusalCode)
    .transform((typed) => (typed === '' ? '' : typed.replace(':', '.').padStart(5, '0'))),
);
const whenAndWhere = {
  name: requiredLine(longest.name),
  day: wholeDay,
  time: clockTime,
  place: line(longest.name),
};

const plan = z.strictObject({ network: id, kind: choice(['annual', 'extra']), ...whenAndWhere });
export const planForm = (form: Form) => readForm(plan, form);
const change = z.strictObject({ ...whenAndWhere, revision });
export const changeForm = (form: Form) => readForm(change, form);

const item = z.strictObject({ heading: requiredLine(longest.name) });
export const itemForm = (form: Form) => readForm(item, form);
const placing = z.strictObject({ motion: id });
export const placingForm = (form: Form) => readForm(placing, form);
const moving = z.strictObject({ step: choice(['up', 'down', 'remove']) });
export const movingForm = (form: Form) => readForm(moving, form);

const address = line(320)
  .transform((typed) => typed.toLowerCase())
  .pipe(z.union([z.literal(''), z.email()], { error: 'form.email' satisfies RefusalCode }));
const requiredAddress = address.pipe(z.string().min(1, 'form.required' satisfies RefusalCode));

const officer = z.strictObject({
  duty: choice(duties),
  name: requiredLine(longest.name),
  email: address,
  reason: line(longest.means).default(''),
  replaces: line(60).default(''),
});
export const officerForm = (form: Form) => readForm(officer, form);
const dismissal = z.strictObject({ officer: id });
export const dismissalForm = (form: Form) => readForm(dismissal, form);

const mandate = z.strictObject({
  organisation: id,
  delegate: requiredAddress,
  delegateName: line(longest.name),
  alternate: address,
  alternateName: line(longest.name),
});
const mandateLink = z.strictObject({ organisation: id, person: choice(['delegate', 'alternate']) });
export const mandateLinkForm = (form: Form) => readForm(mandateLink, form);
export const mandateForm = (form: Form) => readForm(mandate, form);

const roll = z.strictObject({
  organisation: id,
  step: choice(['delegate', 'alternate', 'out']),
  reason: line(longest.name).default(''),
});
export const rollForm = (form: Form) => readForm(roll, form);

const yrkande = z.strictObject({
  motion: id,
  clause: id,
  kind: choice(yrkandeKinds),
  by: line(60),
  yrkandeText: passage,
});
export const yrkandeForm = (form: Form) => readForm(yrkande, form);

const quorum = z.coerce
  .number({ error: 'form.choice' satisfies RefusalCode })
  .int('form.choice' satisfies RefusalCode)
  .min(0, 'form.choice' satisfies RefusalCode)
  .max(1_000_000, 'form.choice' satisfies RefusalCode);
/** Which majorities can be asked for: what the network's rules say of the question, or one of the usual. */
export const majorityChoices = ['byRule', ...majorityNames] as const;
const asked = {
  purpose: choice(pollPurposes).default('main'),
  question: requiredLine(longest.means),
  pollText: requiredPassage,
  yesMeans: requiredLine(longest.means),
  noMeans: requiredLine(longest.means),
  majority: choice(majorityChoices),
  quorum,
};
const poll = z
  .strictObject({ item: id, clause: line(60), ...asked })
  .transform(({ item: agendaItemId, clause, ...rest }) => ({
    about: { agendaItemId, clauseId: clause === '' ? null : clause },
    asked: pollAsked(rest),
  }));
export const pollForm = (form: Form) => readForm(poll, form);
const wording = z.strictObject(asked);
const reworded = wording.transform((typed) => pollAsked(typed));
export const wordingForm = (form: Form) => readForm(reworded, form);

const pollAsked = ({ pollText, majority, ...rest }: z.output<typeof wording>) => ({
  ...rest,
  text: pollText,
  majority: majority === 'byRule' ? majority : majorities[majority],
});

const reason = z.strictObject({ reason: requiredLine(longest.means) });
export const reasonForm = (form: Form) => readForm(reason, form);
const castingVote = z.strictObject({ choice: choice(['yes', 'no']) });
export const castingVoteForm = (form: Form) => readForm(castingVote, form);
/** The key is judged with the vote: a malformed one is refused there, in words of its own. */
const ballot = z
  .strictObject({ choice: choice(choices), key: z.string().default(''), forbund: id.default('') })
  .transform(({ forbund: organisationId, ...cast }) => ({ ...cast, organisationId }));
export const ballotForm = (form: Form) => readForm(ballot, form);

const itemDecision = z.strictObject({ item: id, decision: passage });
const clauseDecision = z.strictObject({
  motion: id,
  clause: id,
  outcome: choice(outcomes),
  wording: passage.default(''),
  poll: line(60).default(''),
});
export const decisionForm = (
  form: Form,
): Filled<z.output<typeof itemDecision> | z.output<typeof clauseDecision>> =>
  form['motion'] === undefined ? readForm(itemDecision, form) : readForm(clauseDecision, form);

const attestation = z.strictObject({ hash: line(64) });
export const attestationForm = (form: Form) => readForm(attestation, form);
