// The sentence that a member's deciding body adopts a proposal by, ready to paste into its minutes. Legal text is Swedish only.
import { dateBlank, decisionSentence } from '../comparison/sentence.ts';
import { formatDate } from '../language/dates.ts';
import type { AdoptionForm, ForceRule, ProposalKind } from './proposal.ts';

/** What a member is asked to decide. */
export interface AdoptionAsked {
  /** "kommunfullmäktige", "regionfullmäktige", "Försäkringskassan". */
  readonly body: string;
  readonly kind: ProposalKind;
  /** Name of the organisation whose statute it is. */
  readonly owner: string;
  readonly adoptedAs: AdoptionForm;
  readonly forceRule: ForceRule;
  /** The amending sentence with its wordings, where the amendments are adopted and it can be said; else null. */
  readonly amending: string | null;
}

const alike = 'under förutsättning att övriga medlemmar fattar likalydande beslut';

/** Lines of the decision: one, or the opening, each "dels att …" and the closing. What is to be attached is told as "bilaga". */
export function adoptionLines(asked: AdoptionAsked): readonly string[] {
  if (asked.adoptedAs === 'amendments' && asked.kind === 'revision') return amendmentLines(asked);
  const { body, kind, owner, forceRule } = asked;
  if (kind === 'revision' && forceRule.kind === 'fixedDay')
    return [
      decisionSentence({
        body,
        owner,
        statuteKind: 'forbundsordning',
        effectiveFrom: partial(forceRule.day),
      }),
    ];
  const sentence = decisionSentence({
    ...{ body, owner, effectiveFrom: null },
    statuteKind: kind === 'bylaws' ? 'bylaws' : 'forbundsordning',
  });
  const named =
    kind === 'formation' ? sentence.replace('reviderad förbundsordning', 'förbundsordning') : sentence;
  return [named.replace(`den ${dateBlank}`, fromWhen(forceRule))];
}

/** From when it is to apply: "den 1 januari 2027", "den dag då samtliga medlemmar har antagit den, dock tidigast den …". */
export function fromWhen(rule: ForceRule): string {
  if (rule.kind === 'fixedDay') return `den ${formatDate(rule.day, 'sv')}`;
  const when =
    rule.kind === 'whenAdopted'
      ? 'den dag då samtliga medlemmar har fattat beslut om att anta den'
      : 'den dag då samtliga medlemmar har antagit och undertecknat den';
  return rule.earliest === null ? when : `${when}, dock tidigast den ${formatDate(rule.earliest, 'sv')}`;
}

function amendmentLines({ body, owner, forceRule, amending }: AdoptionAsked): readonly string[] {
  const start = `${body.slice(0, 1).toLocaleUpperCase('sv')}${body.slice(1)} beslutar`;
  const closing = `att ändringarna ska gälla från och med ${fromWhen(forceRule)
    .replace(/ den, dock/u, ' dem, dock')
    .replace(/ den$/u, ' dem')}, ${alike}.`;
  const formula = amending === null ? null : formulaOf(amending);
  if (formula === null)
    return [`${start} att anta ändringarna av förbundsordningen för ${owner} enligt bilaga,`, closing];
  return [
    `${start} i fråga om förbundsordningen för ${owner}`,
    ...formula.map((each) => `dels att ${attached(each)},`),
    `dels ${closing}`,
  ];
}

/** The parts of the formula, without "dels att" and without the wordings that follow it. */
function formulaOf(amending: string): readonly string[] | null {
  const lines = (amending.split(/\n\s*\n/u)[0] ?? '').split('\n');
  const parts = lines.filter((line) => line.startsWith('dels att ')).map((line) => line.slice(9, -1));
  if (parts.length > 0) return parts;
  const only = /^Härigenom föreskrivs i fråga om .*? att (.+)\.$/su.exec(lines.join(' '))?.[1];
  return only === undefined ? null : [only];
}

/** In a decision the wording is attached; in a statute book it follows. */
const attached = (part: string): string =>
  part
    .replaceAll('ska ha följande lydelse', 'ska ha den lydelse som framgår av bilagan')
    .replaceAll('av följande lydelse', 'med den lydelse som framgår av bilagan');

const partial = (day: string): Parameters<typeof decisionSentence>[0]['effectiveFrom'] =>
  day as Parameters<typeof decisionSentence>[0]['effectiveFrom'];
