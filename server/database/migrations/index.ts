// All migrations in order. A released one is never edited; the next one is added at the end.
import type { Engine, Writing } from '../engine.ts';
import * as foundation from './0001-foundation.ts';
import * as motions from './0002-motions.ts';
import * as reading from './0003-reading.ts';
import * as proposals from './0004-proposals.ts';

interface Migration {
  readonly name: string;
  up(transaction: Writing, engine: Engine): Promise<void>;
}

export const migrations: readonly Migration[] = [
  { name: '0001-foundation', up: foundation.up },
  { name: '0002-motions', up: motions.up },
  { name: '0003-reading', up: reading.up },
  { name: '0004-proposals', up: proposals.up },
];
