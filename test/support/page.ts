// A page as a reader meets it: its heading, sentences, fields and links.
import { expect } from 'chai';
import type { Response } from 'supertest';
import { elementsOf, readMarkup, textOf, type Element } from './markup.ts';

export interface PageRead {
  readonly root: Element;
  readonly title: string;
  readonly heading: string;
  /** All visible text, white space made single. */
  readonly text: string;
  /** The sentences of the summary of mistakes. */
  readonly mistakes: readonly string[];
  /** The sentence beside a field. */
  errorAt(field: string): string | null;
  /** What a field with this id holds. */
  value(id: string): string;
  /** What all fields of this name hold, in order. */
  values(name: string): readonly string[];
  /** Where links lead, in order. */
  readonly links: readonly string[];
  readonly ids: readonly string[];
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Reads the page of a response. @throws LooseMarkup where it is not strictly written */
export function readPage(response: Pick<Response, 'text'>): PageRead {
  const root = readMarkup(response.text);
  const all = [...elementsOf(root)];
  const withId = (id: string): Element | undefined =>
    all.find(({ attributes }) => attributes.get('id') === id);
  const valueOf = (element: Element): string => {
    // The line end after <textarea> is no part of what it holds.
    if (element.tag === 'textarea') return textOf(element).replace(/^\n/, '');
    if (element.tag !== 'select') return element.attributes.get('value') ?? '';
    const options = [...elementsOf(element)].filter(({ tag }) => tag === 'option');
    return (
      (options.find(({ attributes }) => attributes.has('selected')) ?? options[0])?.attributes.get('value') ??
      ''
    );
  };
  const summary = withId('fel');
  const title = all.find(({ tag }) => tag === 'title');
  const heading = all.find(({ tag }) => tag === 'h1');
  return {
    root,
    title: title === undefined ? '' : plain(textOf(title)),
    heading: heading === undefined ? '' : plain(textOf(heading)),
    text: plain(textOf(root)),
    mistakes:
      summary === undefined
        ? []
        : [...elementsOf(summary)].filter(({ tag }) => tag === 'li').map((each) => plain(textOf(each))),
    errorAt(field) {
      const error = withId(`${field}-error`);
      return error === undefined ? null : plain(textOf(error));
    },
    value(id) {
      const element = withId(id);
      if (element === undefined) throw new Error(`no field ${id} on "${plain(textOf(root)).slice(0, 60)}"`);
      return valueOf(element);
    },
    values: (name) =>
      all.filter(({ tag, attributes }) => tag !== 'button' && attributes.get('name') === name).map(valueOf),
    links: all.flatMap(({ tag, attributes }) => (tag === 'a' ? [attributes.get('href') ?? ''] : [])),
    ids: all.flatMap(({ attributes }) => attributes.get('id') ?? []),
  };
}

/** Expects a page with this status, and reads it. */
export function expectPage(response: Response, status = 200): PageRead {
  expect(response.status, response.text.slice(0, 300)).to.equal(status);
  expect(response.headers['content-type']).to.equal('text/html; charset=utf-8');
  return readPage(response);
}

/** Expects "see other". @returns where to */
export function expectRedirect(response: Response): string {
  expect(response.status, response.status === 303 ? '' : readPage(response).mistakes.join(' ')).to.equal(303);
  return String(response.headers['location']);
}
