// What a check says of a text, and the words that it rests on.
import type { PartialDate } from '../../language/dates.ts';
import type { Party } from '../../organisations/membership.ts';
import type { Statement } from './statement.ts';

/** `contrary`: the text says something that the law does not. `notAsked`: the law asks for it only where there is something to state. */
export type Verdict = 'found' | 'doubtful' | 'missing' | 'contrary' | 'notAsked';

/** Why: each has a sentence, and all but what is found an advice. */
export type Why =
  | 'stated'
  | 'onlySubject'
  | 'notStated'
  | 'notNeeded'
  | 'deferred'
  | 'nameAsItIs'
  | 'formerName'
  | 'otherName'
  | 'seatNamed'
  | 'seatUnread'
  | 'allNamed'
  | 'membersUnknown'
  | 'namedElsewhere'
  | 'formerMemberNames'
  | 'membersLacking'
  | 'othersNamed'
  | 'eachMember'
  | 'eachMemberByName'
  | 'byPart'
  | 'byPartOneEach'
  | 'jointSeat'
  | 'memberWithoutSeat'
  | 'noAlternates'
  | 'alternatesUnread'
  | 'alternatesFewer'
  | 'tooFewSeats'
  | 'seatsContradict'
  | 'seatsUnread'
  | 'numberRead'
  | 'numberUnread'
  | 'numberDiffers'
  | 'termAsLaw'
  | 'termByReference'
  | 'termTooLong'
  | 'termOtherStart'
  | 'termOfCouncil'
  | 'termStartUnread'
  | 'termUnread'
  | 'termNotSaid'
  | 'sharesAsLaw'
  | 'sharesByReference'
  | 'sharesOtherwise'
  | 'sharesPartly'
  | 'sharesContradict'
  | 'sharesDiffer'
  | 'sharesUnread'
  | 'sharesNotSaid';

export interface Finding {
  readonly verdict: Verdict;
  readonly why: Why;
  /** What the sentence names: members, a sum, a day. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly grounds: readonly Statement[];
}

export const finding = (
  verdict: Verdict,
  why: Why,
  grounds: readonly Statement[] = [],
  facts: Finding['facts'] = {},
): Finding => ({ verdict, why, facts, grounds: grounds.slice(0, mostGrounds) });

const mostGrounds = 4;

/** A member on the day of the check, with what it has been called before. */
export interface CheckedMember {
  readonly id: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly party: Party;
}

/** What is known of the förbund on the day, besides its text. */
export interface CheckedForbund {
  readonly name: string;
  readonly formerNames: readonly string[];
  /** None: not known. */
  readonly members: readonly CheckedMember[];
  /** Seats as they are registered; none: not known. */
  readonly seats?: readonly {
    readonly memberId: string;
    readonly ordinary: number;
    readonly alternates: number;
  }[];
  /** Shares as they are registered, of whole parts; none: not known. */
  readonly shares?: readonly {
    readonly party: Party;
    readonly numerator: number;
    readonly denominator: number;
  }[];
}

/** From when until (last day) a check rests on the law; null from is unknown, null to is open. */
export interface Dated {
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
}
