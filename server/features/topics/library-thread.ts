// The thread's program: holds the library, takes versions in, and answers what is asked of it.
import { parentPort } from 'node:worker_threads';
import type { Reading } from '../../domain/statutes/statute.ts';
import { Library } from '../../domain/topics/library.ts';
import type { Message, Reply } from './librarian.ts';

const library = new Library();

function replyTo(message: Message): Reply {
  if ('take' in message) {
    for (const { reading, ...version } of message.take)
      library.take({ ...version, reading: JSON.parse(reading) as Reading });
    return { missing: [] };
  }
  const { needs, asked } = message;
  const missing = library.missing(needs);
  if (missing.length > 0) return { missing };
  return { answer: answerTo(asked) };
}

function answerTo(asked: Extract<Message, { asked: unknown }>['asked']): unknown {
  switch (asked.name) {
    case 'heads':
      return library.heads(asked.versions);
    case 'beside':
      return library.beside(asked.shown, asked.beside, asked.current);
    case 'closest':
      return library.closest(asked.place, asked.among);
  }
}

parentPort?.on('message', (message: Message) => {
  parentPort?.postMessage(replyTo(message));
});
