// The agenda: the standing items that open and close a meeting, where new ones go, and what the meeting usually decides on each.
import { refuse, type Refusal } from '../refusal.ts';
import type { AgendaItem, ItemKind, Meeting } from './meeting.ts';

/** The items every meeting has, in order; whatever else it treats stands before the last. */
export const standingItems: readonly { readonly kind: ItemKind; readonly heading: string }[] = [
  { kind: 'opening', heading: 'Mötet öppnas' },
  { kind: 'votingRoll', heading: 'Fastställande av röstlängd' },
  { kind: 'dulySummoned', heading: 'Fråga om mötet är behörigen utlyst' },
  { kind: 'officers', heading: 'Val av mötesordförande och mötessekreterare' },
  { kind: 'attesters', heading: 'Val av justerare tillika rösträknare' },
  { kind: 'agenda', heading: 'Fastställande av dagordning' },
  { kind: 'closing', heading: 'Mötet avslutas' },
];

/** What a meeting of the network is usually called. */
export const usualMeetingName = 'Årsmöte';

/** What the meeting calls itself, in every decision and all through its minutes. */
export const meetingWord = (kind: Meeting['kind']): string => (kind === 'annual' ? 'Årsmötet' : 'Mötet');

const isStanding = (kind: ItemKind): boolean => kind !== 'motion' && kind !== 'other';

/** Where a new item goes: last of what is treated, before the closing. */
export function positionOfNew(items: readonly AgendaItem[]): number {
  const closing = items.find(({ kind }) => kind === 'closing');
  return closing?.position ?? items.length + 1;
}

/** The ids in order with one moved a step. Only what is treated moves, and only among itself. */
export function moved(
  items: readonly AgendaItem[],
  itemId: string,
  direction: 'up' | 'down',
): readonly string[] | Refusal {
  const ordered = items.toSorted((a, b) => a.position - b.position);
  const from = ordered.findIndex(({ id }) => id === itemId);
  const item = ordered[from];
  if (item === undefined) return refuse('access.notFound');
  const to = from + (direction === 'up' ? -1 : 1);
  const other = ordered[to];
  if (isStanding(item.kind) || other === undefined || isStanding(other.kind))
    return refuse('agenda.standing');
  return ordered
    .with(from, other)
    .with(to, item)
    .map(({ id }) => id);
}

/** Why an item cannot be taken off the agenda; null where it can. */
export function removalFault(item: AgendaItem): Refusal | null {
  if (isStanding(item.kind)) return refuse('agenda.standing');
  return item.decision === '' ? null : refuse('agenda.decided');
}

/** What decisions are proposed from. */
export interface DecisionFacts {
  readonly meeting: Meeting['kind'];
  readonly memberCount: number;
  readonly votes: number;
  /** It went out too late, so that the meeting has to say itself whether it is duly summoned. */
  readonly isSummonsLate: boolean;
  /** '' where none is appointed. */
  readonly chair: string;
  readonly secretary: string;
  readonly attesters: readonly string[];
}

/** What the meeting usually decides on a standing item, to be changed as it pleases; empty where nothing is usual. */
export function usualDecision(kind: ItemKind, facts: DecisionFacts): string {
  const { memberCount, votes, attesters } = facts;
  const word = meetingWord(facts.meeting);
  const chosen = [
    facts.chair === '' ? '' : `${facts.chair} till mötesordförande`,
    facts.secretary === '' ? '' : `${facts.secretary} till mötessekreterare`,
  ]
    .filter((choice) => choice !== '')
    .join(' och ');
  switch (kind) {
    case 'opening':
      return `${word} förklaras öppnat.`;
    case 'votingRoll':
      return `${word} beslutar att fastställa röstlängden till ${String(memberCount)} närvarande förbund med sammanlagt ${String(votes)} ${votes === 1 ? 'röst' : 'röster'}.`;
    case 'dulySummoned':
      return facts.isSummonsLate ? '' : `${word} beslutar att mötet är behörigen utlyst.`;
    case 'officers':
      return chosen === '' ? '' : `${word} beslutar att välja ${chosen}.`;
    case 'attesters':
      return attesters.length === 0
        ? ''
        : `${word} beslutar att till justerare tillika rösträknare utse ${attesters.join(' och ')}.`;
    case 'agenda':
      return `${word} beslutar att fastställa dagordningen enligt förslaget.`;
    case 'closing':
      return `${word} förklaras avslutat.`;
    case 'motion':
    case 'other':
      return '';
  }
}
