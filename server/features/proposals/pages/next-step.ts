// What comes next with a proposal, for whom, and where it is done.
import { formatDate } from '../../../domain/language/dates.ts';
import { may, type Who } from '../../../domain/permissions.ts';
import { isOpen, isSuperseded } from '../../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { Language, Words } from '../../../web/i18n.ts';
import type { StoredOrganisation } from '../../organisations/index.ts';
import { versionPath } from '../../statutes/index.ts';
import {
  boardDecisionPath,
  consultationPath,
  dispatchPath,
  memberPath,
  proposalTextPath,
  ratificationPath,
  rebasePath,
} from '../paths.ts';
import type { Standing } from '../standing.ts';

/** `name` is told by `proposals.next.to.*`. */
export interface Way {
  readonly name:
    'answer' | 'text' | 'consultation' | 'board' | 'dispatch' | 'ratification' | 'rebase' | 'version';
  readonly path: string;
}

export interface NextStep {
  readonly sentence: string;
  readonly ways: readonly Way[];
}

interface Asking {
  readonly who: Who;
  readonly words: Words;
  readonly language: Language;
}

/** Null where the proposal has come to its end. */
export function nextStep(
  { who, words, language }: Asking,
  organisation: StoredOrganisation,
  proposal: Proposal,
  standing: Standing,
): NextStep | null {
  const { id, state, kind } = proposal;
  const changes = may(who, 'proposal.change', organisation.id);
  const decides = may(who, 'proposal.decide', organisation.id);
  const isOwn = may(who, 'proposal.see', organisation.id);
  /** One sentence for who does it, another for who waits for it. */
  const told = (does: boolean, own: string, others: string, ways: readonly Way[]): NextStep =>
    does ? { sentence: own, ways } : { sentence: others, ways: [] };
  const text: Way = { name: 'text', path: proposalTextPath(organisation, id) };
  const consultation: Way = { name: 'consultation', path: consultationPath(organisation, id) };
  const board: Way = { name: 'board', path: boardDecisionPath(organisation, id) };
  const ratification: Way = { name: 'ratification', path: ratificationPath(organisation, id) };
  if (isSuperseded(proposal)) return { sentence: words('proposals.next.superseded'), ways: [ratification] };
  if (proposal.rebaseOnto !== null && isOpen(state))
    return told(
      changes,
      words(proposal.rebaseFrom === null ? 'proposals.next.rebase' : 'proposals.next.rebaseFile'),
      words('proposals.next.rebaseOther'),
      [{ name: 'rebase', path: rebasePath(organisation, id) }],
    );
  switch (state) {
    case 'draft':
      if (standing.isUnchanged && standing.texts.at(-1)?.because === 'rebased')
        return told(changes, words('proposals.next.nothingLeft'), words('proposals.next.nothingLeftOther'), [
          text,
        ]);
      if (standing.isUnchanged)
        return told(changes, words('proposals.next.change'), words('proposals.next.changeOther'), [text]);
      return kind === 'bylaws'
        ? told(decides, words('proposals.next.sendBylaws'), words('proposals.next.sendOther'), [board])
        : told(decides, words('proposals.next.send'), words('proposals.next.sendOther'), [
            consultation,
            board,
          ]);
    case 'consultation': {
      const date = standing.commentsUntil === null ? '' : formatDate(standing.commentsUntil, language);
      const step = told(
        changes,
        words('proposals.next.consultation', { date }),
        words('proposals.next.consultationOther', { date }),
        [consultation],
      );
      // A member's contact has something to do there too.
      return who === null ? step : { ...step, ways: [consultation] };
    }
    case 'boardApproved':
      return kind === 'bylaws'
        ? { sentence: words('proposals.next.meeting'), ways: [] }
        : told(decides, words('proposals.next.dispatch'), words('proposals.next.dispatchOther'), [
            { name: 'dispatch', path: dispatchPath(organisation, id) },
          ]);
    case 'outForRatification': {
      const names = (standing.tally?.missing ?? []).join(', ');
      const objections = (standing.tally?.objections ?? []).join(', ');
      if (names === '') return { sentence: words('proposals.next.confirm'), ways: [ratification] };
      const answers = words(isOwn ? 'proposals.next.answers' : 'proposals.next.answersOther', { names });
      const objected = objections === '' ? [] : [words('proposals.next.objections', { names: objections })];
      const { ownAnswer } = standing;
      const answer: readonly Way[] =
        ownAnswer === null ? [] : [{ name: 'answer', path: memberPath(organisation, id, ownAnswer) }];
      return { sentence: [answers, ...objected].join(' '), ways: [...answer, ratification] };
    }
    case 'ratified':
      if (standing.version !== null)
        return {
          sentence: words(kind === 'bylaws' ? 'proposals.next.enactedBylaws' : 'proposals.next.enacted'),
          ways: [{ name: 'version', path: versionPath(organisation, standing.version.sequence) }],
        };
      return proposal.forceRule.kind === 'whenAdoptedAndSigned'
        ? { sentence: words('proposals.next.sign'), ways: [ratification] }
        : { sentence: words('proposals.next.enacting'), ways: kind === 'bylaws' ? [] : [ratification] };
    case 'withdrawn':
    case 'lapsed':
      return null;
  }
}
