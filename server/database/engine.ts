// What the house asks of a database, whichever of the two it is.
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Queries outside a transaction see committed rows only and cannot write on SQLite. */
export type Reading = Kysely<Schema>;
/** Queries of one write request. */
export type Writing = Transaction<Schema>;
export type Queries = Reading | Writing;

/** What became of work behind a savepoint: what it gave, or the fault that it was undone for. */
export type Tried<T> = { readonly done: T } | { readonly fault: unknown };

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly read: Reading;
  /** What a column of bytes is called. */
  readonly binaryType: string;
  /**
   * Runs the work in one transaction: committed when it returns, rolled back when it throws. Durable on return. Where two
   * transactions waited for each other, the one that was ended for it is begun again: the work leaves nothing outside.
   * Never called inside another write: that throws at once instead of waiting for itself.
   */
  write<T>(work: (transaction: Writing) => Promise<T>): Promise<T>;
  /**
   * One of several pieces of work in a transaction: undone alone when it throws.
   * @throws Error when the transaction itself is lost
   */
  savepoint<T>(transaction: Writing, work: () => Promise<T>): Promise<Tried<T>>;
  /** Waits until no other transaction holds this key, to the end of the transaction: gap-free numbers rest on it. */
  serialise(transaction: Writing, key: string): Promise<void>;
  /** The largest number in an indexed column, 0 for an empty table: what hot paths ask, by a prepared statement. */
  largest(table: keyof Schema, column: string): Promise<number>;
  /** Makes a table refuse every update and delete from now on. */
  insertOnly(transaction: Writing, table: keyof Schema): Promise<void>;
  /** The tables that refuse update and delete right now. */
  insertOnlyTables(): Promise<readonly string[]>;
  /** Rows whose foreign keys point at nothing; empty when all is well. */
  brokenForeignKeys(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type TransportSecurity = 'off' | 'require' | 'verify';
