// What a room answers: a page, another address, or a file. How it becomes HTTP is the pipeline's matter.
import type { Refusal } from '../domain/refusal.ts';
import { statusOf } from './errors.ts';

/** A page: a template and what it is told. `refusals` become sentences beside their fields. */
export interface Page {
  readonly kind: 'page';
  readonly template: string;
  readonly model: PageModel;
  readonly status: number;
  readonly refusals: readonly Refusal[];
  /** Begins the session of this account before the page is sent. */
  readonly begin?: string;
}

export interface Crumb {
  readonly name: string;
  readonly path: string;
  /** Swedish wherever it stands (names of organisations): read as Swedish in the English interface too. */
  readonly isSwedish?: boolean;
}

/** Every page has a title and the way to it; the rest is the template's own. */
export interface PageModel {
  readonly title: Title;
  readonly crumbs: readonly (Crumb | { readonly key: string; readonly path: string })[];
  readonly [name: string]: unknown;
}

/** A title out of the words, or a name that is the same in both languages. */
export type Title =
  | { readonly key: string; readonly facts?: Readonly<Record<string, string | number>> }
  | { readonly name: string };

export interface Redirect {
  readonly kind: 'redirect';
  readonly to: string;
  /** Begins or ends the session once what was asked is committed. */
  readonly session?: { readonly begin: string; readonly byLink?: string } | 'end';
  readonly language?: 'sv' | 'en';
}

export interface Download {
  readonly kind: 'download';
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A file to be read where it is opened; it never changes under its address. */
export interface IssuedFile extends Omit<Download, 'kind'> {
  readonly kind: 'file';
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** What a script of ours asked for: plain values, as JSON. What was done stands when the status says so. */
export interface Data {
  readonly kind: 'data';
  readonly value: Readonly<Record<string, unknown>>;
  readonly status: number;
}

export type Answer = Page | Redirect | Download | IssuedFile | Data | Refusal;

export const data = (value: Data['value'], status = 200): Data => ({ kind: 'data', value, status });

/** A page. Where it is refused something, its status is that of the first refusal unless another is given. */
export function page(
  template: string,
  model: PageModel,
  refusals: readonly Refusal[] = [],
  status?: number,
): Page {
  return { kind: 'page', template, model, refusals, status: status ?? statusOfPage(refusals) };
}

function statusOfPage([first]: readonly Refusal[]): number {
  return first === undefined ? 200 : statusOf(first);
}

/** See other (303): the act is done, the page to read is there. */
export function redirect(to: string, more: Omit<Redirect, 'kind' | 'to'> = {}): Redirect {
  return { kind: 'redirect', to, ...more };
}

export function download(name: string, type: string, bytes: Buffer): Download {
  return { kind: 'download', name, type, bytes };
}

export function issuedFile(name: string, type: string, bytes: Buffer, sha256: string): IssuedFile {
  return { kind: 'file', name, type, bytes, sha256 };
}
