// What every page is told beside its own model.
import type { Language, Words } from './i18n.ts';

export interface Frame {
  readonly language: Language;
  readonly words: Words;
  readonly [name: string]: unknown;
}
