// The sentence by which a body adopts a statute, ready to paste into its minutes. Legal text is Swedish only.

import { formatDate, type PartialDate } from '../language/dates.ts';

/** What stands where a date is to be filled in by whoever pastes the sentence. */
export const dateBlank = '[fyll i datum]';

export interface Decision {
  /** Who decides, as it is called: "kommunfullmäktige", "regionfullmäktige", "Försäkringskassan", "årsmötet". */
  readonly body: string;
  readonly statuteKind: 'forbundsordning' | 'bylaws';
  /** Name of the organisation whose statute it is. */
  readonly owner: string;
  /** The wanted first day; null where it is not known, and the sentence then holds `dateBlank`. */
  readonly effectiveFrom: PartialDate | null;
}

/**
 * "Kommunfullmäktige beslutar att anta reviderad förbundsordning för X enligt bilaga, att gälla från och med den 1 januari
 * 2027, under förutsättning att övriga medlemmar fattar likalydande beslut." Bylaws are decided by the meeting alone,
 * so no condition on others follows.
 */
export function decisionSentence({ body, statuteKind, owner, effectiveFrom }: Decision): string {
  const name = statuteKind === 'bylaws' ? 'reviderade stadgar' : 'reviderad förbundsordning';
  const condition =
    statuteKind === 'bylaws' ? '' : ', under förutsättning att övriga medlemmar fattar likalydande beslut';
  return `${sentenceStart(body)} beslutar att anta ${name} för ${owner} enligt bilaga, att gälla från och med ${dayOf(effectiveFrom)}${condition}.`;
}

function dayOf(date: PartialDate | null): string {
  if (date === null) return `den ${dateBlank}`;
  return `${date.length === 10 ? 'den ' : ''}${formatDate(date, 'sv')}`;
}

function sentenceStart(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('sv') + text.slice(1);
}
