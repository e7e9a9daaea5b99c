// Why a file could not be read: raised anywhere inside the readers of files, answered once as a refusal.
import type { RefusalCode } from '../domain/refusal.ts';

export type FileRefusalCode = Extract<RefusalCode, `file.${string}`>;

export class Unreadable extends Error {
  readonly code: FileRefusalCode;
  constructor(code: FileRefusalCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
