// A poll as pages show it: what is asked, how many have voted, and, once it may be known, the result.
import { tallyOf } from '../../../domain/meetings/majority.ts';
import type { Ballot, Meeting, Poll } from '../../../domain/meetings/meeting.ts';
import { majorityText, pollBlocks, resultText } from '../../../domain/meetings/minutes.ts';
import { ballotLines, ballotsHash } from '../../../domain/meetings/poll.ts';
import { clockText } from '../../../domain/motions/document.ts';
import { page, type Page } from '../../../web/answer.ts';
import { shownBlocks } from '../../documents/index.ts';
import {
  ballotPath,
  castingVotePath,
  pollClosingPath,
  pollOpeningPath,
  pollPath,
  pollWordingPath,
  rerunPath,
  sealingPath,
} from '../paths.ts';
import { meetingFrame, type Part } from './frame.ts';

/** @param ballots null while they may not be counted; @param cast how many förbund have voted */
export function shownPoll(poll: Poll, ballots: readonly Ballot[] | null, cast: number) {
  const { id, state, manifest, result } = poll;
  const tally = result?.tally ?? (ballots === null || manifest === null ? null : tallyOf(manifest, ballots));
  return {
    id,
    state,
    purpose: poll.purpose,
    question: poll.question,
    text: poll.text,
    yesMeans: poll.yesMeans,
    noMeans: poll.noMeans,
    majorityText: majorityText(poll.majority),
    tieRule: poll.tieRule,
    quorum: poll.quorum,
    reason: poll.reason,
    isRerun: poll.rerunOf !== null,
    castingVote: poll.castingVote,
    openedAt: manifest === null ? null : clockText(manifest.openedAt),
    manifestHash: poll.manifestHash,
    voters: manifest?.roll.length ?? 0,
    cast,
    tally,
    resultText: result === null ? null : resultText(result),
    paths: {
      show: pollPath(id),
      wording: pollWordingPath(id),
      open: pollOpeningPath(id),
      close: pollClosingPath(id),
      castingVote: castingVotePath(id),
      seal: sealingPath(id),
      rerun: rerunPath(id),
      ballot: ballotPath(id),
    },
  };
}

/** The poll's own page: the result is for everybody once it is sealed, the counts for leaders and tellers once it is closed. */
export function pollPage(
  meeting: Meeting,
  part: Part,
  poll: Poll,
  ballots: readonly Ballot[],
  cast: number,
  item: { readonly position: number; readonly heading: string; readonly path: string },
): Page {
  const counts = part.leads || part.attests;
  const isResult = poll.state === 'sealed' || poll.state === 'rerun';
  const isCounted = isResult || (poll.state === 'closed' && counts);
  return page('meetings/poll', {
    ...meetingFrame(meeting, part, pollPath(poll.id), { name: poll.question }),
    item,
    poll: shownPoll(poll, isCounted ? ballots : null, cast),
    blocks: isResult ? shownBlocks(pollBlocks({ poll, ballots })) : [],
    ballots: isResult ? { lines: ballotLines(ballots).join(''), hash: ballotsHash(ballots) } : null,
    canCount: counts,
  });
}
