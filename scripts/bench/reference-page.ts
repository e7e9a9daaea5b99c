// The reference of bench:pages: bare Express, one precompiled Handlebars template, one SQLite query; a page of the same size.
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import express from 'express';
import Handlebars from 'handlebars';

export interface ReferenceClause {
  readonly number: string;
  readonly heading: string;
  readonly text: string;
}

export interface ReferenceContent {
  readonly title: string;
  readonly clauses: readonly ReferenceClause[];
  /** The page is filled with fixed text up to this many bytes. */
  readonly bytes: number;
}

const template = (filler: string): HandlebarsTemplateDelegate =>
  Handlebars.compile(`<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{{title}}</title></head><body>
<main><h1>{{title}}</h1>{{#each clauses}}<section id="p{{number}}"><h2>{{number}} § {{heading}}</h2><p>{{text}}</p></section>{{/each}}</main>
<footer>${filler}</footer></body></html>`);

/** Serves the page at `/` on a free port of loopback, and sends the port to the parent process. */
export function serveReference(content: ReferenceContent): void {
  const database = new Database(':memory:');
  database.exec('create table clauses (position integer primary key, number text, heading text, text text)');
  const insert = database.prepare('insert into clauses (number, heading, text) values (?, ?, ?)');
  for (const { number, heading, text } of content.clauses) insert.run(number, heading, text);
  const select = database.prepare('select number, heading, text from clauses order by position');
  const model = () => ({ title: content.title, clauses: select.all() });
  const bare = Buffer.byteLength(template('')(model()));
  const page = template('x'.repeat(Math.max(0, content.bytes - bare)));
  const app = express();
  app.get('/', (_, response) => {
    response.type('html').send(page(model()));
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}

process.once('message', (content: ReferenceContent) => {
  serveReference(content);
});
