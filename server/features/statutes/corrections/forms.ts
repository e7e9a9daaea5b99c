// From the correction's form to a command.
import { z } from 'zod';
import type { Form } from '../../../web/body.ts';
import { readForm, requiredLine, text, line, type Filled } from '../../../web/form.ts';
import { longestHeading } from '../../../domain/proposals/editing.ts';
import type { CorrectionCommand } from './actions.ts';

const form = z.strictObject({
  clause: requiredLine(40),
  heading: line(longestHeading),
  source: text,
  reason: requiredLine(2000),
});

export function correctionForm(typed: Form): Filled<CorrectionCommand> {
  const filled = readForm(form, { heading: '', source: '', ...typed });
  if ('refusals' in filled) return filled;
  const { clause, heading, source, reason } = filled.command;
  return { command: { clause, typed: { heading: heading === '' ? null : heading, source }, reason } };
}
