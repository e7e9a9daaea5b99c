// What every event of the demo world has: when, by whom, which act.
import { z } from 'zod';
import { day as calendarDay, type Day } from '../server/domain/language/dates.ts';

export const day = z.string().transform((text, context): Day => {
  const read = calendarDay(text);
  if (read === null) {
    context.addIssue({ code: 'custom', message: `no such day: ${text}` });
    return z.NEVER;
  }
  return read;
});

const told = { at: z.iso.datetime(), by: z.string() };
export const event = <A extends string, S extends z.ZodRawShape>(act: A, shape: S) =>
  z.object({ ...told, act: z.literal(act), ...shape });
