// The body of a request: forms, bounded, in records that no input can poison.
import express, { type RequestHandler } from 'express';
import { multipartReader } from './multipart.ts';

/** Fields by name; a name that came twice is a list. No prototype. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** What a route expects: an ordinary form (256 kB), whole texts and files (read as multipart), or one file whose form says itself why it was not taken. */
export type BodySize = 'form' | 'texts' | 'file';

const ordinary = express.urlencoded({ extended: false, limit: 256_000, parameterLimit: 1000 });
const multipart = multipartReader();
const told = multipartReader(true);

export function bodyReader(size: BodySize): readonly RequestHandler[] {
  return { form: [ordinary], texts: [ordinary, multipart], file: [ordinary, told] }[size];
}

export function formBody(input: unknown): Form {
  const form = Object.create(null) as Record<string, string | readonly string[]>;
  if (typeof input !== 'object' || input === null) return form;
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string') form[name] = value;
    else if (Array.isArray(value)) form[name] = value.filter((each) => typeof each === 'string');
  }
  return form;
}

/** Does any name or value hold a zero byte? No browser sends one, and PostgreSQL cannot store it. */
export function holdsZero(form: Form): boolean {
  return Object.entries(form).some(([name, value]) =>
    [name, value].flat().some((text) => text.includes('\0')),
  );
}

/** The one value of a field; the last where it came twice, '' where it did not come. */
export function field(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : (value?.at(-1) ?? '');
}

/** All values of a field, in the order they came. */
export function fields(form: Form, name: string): readonly string[] {
  const value = form[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
