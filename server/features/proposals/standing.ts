// How far a proposal has come: what it is written against, who has adopted it, and which of its texts whoever asks may read.
import type { Day } from '../../domain/language/dates.ts';
import { may } from '../../domain/permissions.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import { tallyOf } from '../../domain/proposals/ratification-tally.ts';
import type { VersionHeader } from '../statutes/index.ts';
import type { TextHeader } from './records.ts';
import { spokenFor, type V } from './visits.ts';

export interface Standing {
  /** The version that the shown text is written against; null in a formation. */
  readonly base: VersionHeader | null;
  readonly version: VersionHeader | null;
  /** The texts that whoever asks may read, the first first; never empty. */
  readonly texts: readonly TextHeader[];
  /** Those that have been sent to the members. */
  readonly sent: ReadonlySet<number>;
  /** Of the newest round; null where the members have not been asked. */
  readonly tally: {
    readonly adopted: number;
    readonly count: number;
    readonly missing: readonly string[];
    /** Those that have answered, though not by adopting it as it is. */
    readonly objections: readonly string[];
  } | null;
  /** The slug of a member that whoever asks speaks for, and that has not answered; null where there is none. */
  readonly ownAnswer: string | null;
  /** Until when the members comment; null where they have not been asked to. */
  readonly commentsUntil: Day | null;
  /** All that it says is what its base says. */
  readonly isUnchanged: boolean;
}

export async function standingOf(visit: V, proposal: Proposal): Promise<Standing> {
  const { desk, who } = visit;
  const rounds = await desk.proposals.rounds(proposal.id);
  const consultations = await desk.proposals.consultations(proposal.id);
  const all = await desk.proposals.textHeaders(proposal.id);
  const newest = rounds.at(-1);
  const sent = new Set(rounds.map(({ textNumber }) => textNumber));
  const isOwn = may(who, 'proposal.see', proposal.organisationId);
  const speaksFor = isOwn ? [] : await spokenFor(visit, proposal.organisationId);
  const isContact = speaksFor.length > 0;
  const consulted = new Set(isContact ? consultations.map(({ textNumber }) => textNumber) : []);
  // A text that is being revised after it was sent is the förbund's own until it is sent again.
  const isNewestShown = isSettled(proposal) || (sent.size === 0 && consulted.size === 0);
  const texts = all.filter(
    ({ number }) =>
      isOwn || sent.has(number) || consulted.has(number) || (isNewestShown && number === proposal.textNumber),
  );
  const shown = await desk.proposals.text(proposal.id, texts.at(-1)?.number ?? 0);
  const baseId = texts.at(-1)?.baseVersionId ?? null;
  const ids = [baseId, proposal.versionId].flatMap((id) => id ?? []);
  const versions = new Map((await desk.statutes.versionsByIds(ids)).map((each) => [each.id, each]));
  const base = versions.get(baseId ?? '') ?? null;
  const counted = newest === undefined ? null : tallyOf(newest, await desk.proposals.answers(newest.id));
  const own = counted?.standings.find(
    (each) =>
      each.answer === 'pending' && speaksFor.some(({ memberId }) => memberId === each.member.memberId),
  )?.member;
  const [member] = own === undefined ? [] : await desk.organisations.byIds([own.memberId]);
  return {
    base,
    version: versions.get(proposal.versionId ?? '') ?? null,
    ...{ texts, sent },
    tally:
      counted === null
        ? null
        : {
            adopted: counted.adopted,
            count: counted.standings.length,
            missing: counted.missing.map(({ name }) => name),
            objections: counted.standings
              .filter(({ answer }) => answer !== 'adopted' && answer !== 'pending')
              .map(({ member }) => member.name),
          },
    ownAnswer: member?.slug ?? null,
    commentsUntil: consultations.at(-1)?.answerBy ?? null,
    isUnchanged: base !== null && shown?.amendments.length === 0,
  };
}

/** Its newest text is the one that was sent, carried over or not. */
const isSettled = ({ state, versionId }: Proposal): boolean =>
  state === 'outForRatification' || state === 'ratified' || versionId !== null;
