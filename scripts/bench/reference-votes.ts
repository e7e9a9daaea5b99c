// The reference of bench:votes: node:http and better-sqlite3 alone, the same rows, gathered into one commit and answered after it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';

/** As the house does: a commit is begun when nobody has come for this long, milliseconds. */
const quiet = 2;

export function serveReference(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`create table ballots (id text primary key, organisation_id text not null, poll_id text not null,
    attempt integer not null, account_id text not null, choice text not null, votes integer not null,
    idempotency_key text not null, receipt text not null unique, cast_at text not null,
    unique (poll_id, organisation_id, attempt), unique (poll_id, idempotency_key))`);
  const insert = database.prepare('insert into ballots values (?, ?, ?, 1, ?, ?, 1, ?, ?, ?)');
  let waiting: { readonly body: string; readonly answer: () => void }[] = [];
  let counted = -1;
  const write = (): void => {
    if (waiting.length > counted) {
      counted = waiting.length;
      setTimeout(write, quiet);
      return;
    }
    const batch = waiting;
    waiting = [];
    counted = -1;
    database.transaction(() => {
      for (const { body } of batch) {
        const form = new URLSearchParams(body);
        const key = form.get('key') ?? '';
        insert.run(...[key, key, 'poll', key, form.get('choice'), key, key], new Date().toISOString());
      }
    })();
    for (const { answer } of batch) answer();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      waiting.push({
        body: Buffer.concat(chunks).toString('utf8'),
        answer: () => response.writeHead(303, { location: '/' }).end(),
      });
      if (counted === -1) {
        counted = 0;
        setTimeout(write, quiet);
      }
    });
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port);
  });
}

if (process.send !== undefined) {
  process.once('message', (file) => {
    serveReference(String(file));
  });
  process.once('disconnect', () => process.exit());
}
