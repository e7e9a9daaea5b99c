// The board's decision on a proposal, its dispatch to the members, and the board's ways out of it.
import { nameText } from '../../domain/comparison/amending-names.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { boardSentence } from '../../domain/proposals/board-sentence.ts';
import { allows, type ProposalAct } from '../../domain/proposals/lifecycle.ts';
import { unasked } from '../../domain/proposals/must-adopt.ts';
import type { Amendment } from '../../domain/proposals/proposal.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Prepared, Room } from '../../web/room.ts';
import { proposedFaults } from '../checklist/index.ts';
import { statutePatterns } from '../statutes/index.ts';
import { approveProposal, lapseProposal, reviseProposal, withdrawProposal } from './actions/board.ts';
import { newestText, type ProposalsDesk } from './actions/desk.ts';
import { dispatchProposal } from './actions/round.ts';
import { membersAsked } from './asked-members.ts';
import { decisionForm, dispatchForm, endingForm } from './deciding-forms.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { decisionPage, dispatchPage, type DispatchView } from './pages/deciding.ts';
import {
  boardDecisionPath,
  boardPaperPath,
  consultationPath,
  dispatchPath,
  letterPath,
  proposalChecklistPath,
  proposalPath,
  ratificationPath,
  rebasePath,
} from './paths.ts';
import { unansweredComments } from './papers/ordering.ts';
import { showRatification } from './ratifying.ts';
import { endingPath } from './round-paths.ts';
import { onProposal, proposalInPath, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };
const decisionNotices = ['boardDecided', 'proposalRevised', 'proposalChanged'] as const;
const dispatchNotices = ['contactNamed'] as const;

export function decidingRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id`;
    const decides = onProposal<D>('proposal.decide');
    room.get(`${here}/styrelsebeslut`, onProposal('proposal.see'), (visit) => showDecision(visit));
    room.act(`${here}/styrelsebeslut`, onProposal('proposal.decide'), approve);
    room.get(`${here}/utskick`, onProposal('proposal.decide'), (visit) => showDispatch(visit));
    room.act(`${here}/utskick`, onProposal('proposal.decide'), dispatch);
    room.preparedAct(`${here}/revidering`, decides, (visit) => end(visit, doors, 'revise'));
    room.preparedAct(`${here}/aterkallelse`, decides, (visit) => end(visit, doors, 'withdraw'));
    room.preparedAct(`${here}/forfall`, decides, (visit) => end(visit, doors, 'lapse'));
  }
}

async function showDecision(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who, today } = visit;
  const decides = may(who, 'proposal.decide', organisation.id);
  const can = (act: ProposalAct): boolean => decides && allows(proposal, act);
  const text = await newestText(desk, proposal);
  const { id, heading, kind } = proposal;
  const at = proposalPath(organisation, id);
  return decisionPage({
    ...{ proposal, text, refusals },
    form: visit.form,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    sentence: boardSentence({ kind, heading, owner: nameOn(organisation, today), textHash: text.textHash }),
    changes: changesIn(visit, text.amendments),
    papers: (['pdf', 'docx', 'txt'] as const).map((as) => ({
      as,
      path: boardPaperPath(organisation, id, as),
    })),
    unanswered: (await unansweredComments(desk, proposal)).length,
    can: { approve: can('approve'), revise: can('revise'), withdraw: can('withdraw') },
    paths: {
      text: at,
      decision: boardDecisionPath(organisation, id),
      dispatch: can('dispatch') && kind !== 'bylaws' ? dispatchPath(organisation, id) : null,
      rebase: rebasePath(organisation, id),
      consultation: consultationPath(organisation, id),
      revision: endingPath(organisation, id, 'revidering'),
      withdrawal: endingPath(organisation, id, 'aterkallelse'),
    },
    notice: decisionNotices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

/** "2 paragrafer: 4 §, 7 §". */
function changesIn({ words }: V, amendments: readonly Amendment[]): string | null {
  const names = amendments.flatMap(({ proposed, clause }) => {
    const named = proposed ?? clause;
    return named === null ? [] : [nameText(named)];
  });
  const told = [...new Set(names)];
  return told.length === 0
    ? null
    : words('ratification.decision.changedClauses', { count: told.length, names: told.join(', ') });
}

async function approve(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const filled = decisionForm(visit.form);
  if ('refusals' in filled) return showDecision(visit, filled.refusals);
  const { revision, decidedOn: on, ...decision } = filled.command;
  const approved = await approveProposal(visit.desk, found.proposal, {
    revision,
    decision: { ...decision, on },
  });
  return isRefusal(approved)
    ? showDecision(visit, [approved])
    : redirect(`${boardDecisionPath(found.organisation, found.proposal.id)}?kvitto=boardDecided`);
}

async function showDispatch(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, today } = visit;
  if (proposal.state === 'outForRatification' || proposal.state === 'ratified')
    return redirect(ratificationPath(organisation, proposal.id));
  const members = await membersAsked(desk, proposal);
  const text = await newestText(desk, proposal);
  const { reading } = text;
  return dispatchPage({
    ...{ proposal, refusals, text },
    unlawful:
      proposal.kind === 'bylaws'
        ? { missing: 0, contrary: 0 }
        : await proposedFaults(desk, organisation, { reading, effects: proposal.effects }, today),
    form: visit.form,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    members: await lettersTo(visit, found, members),
    leaving: await leavingNames(visit, found, members),
    blocking: blockingOf(found, members.length),
    canSend: allows(proposal, 'dispatch') && proposal.rebaseOnto === null && members.length > 0,
    paths: {
      text: proposalPath(organisation, proposal.id),
      dispatch: dispatchPath(organisation, proposal.id),
      contacts: `${consultationPath(organisation, proposal.id)}#kontakter`,
      checklist: proposalChecklistPath(organisation, proposal.id),
    },
    notice: dispatchNotices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

type Members = Awaited<ReturnType<typeof membersAsked>>;

async function lettersTo({ desk }: V, { organisation, proposal }: ProposalFound, members: Members) {
  const contacts = await desk.proposals.contacts(organisation.id);
  const emailOf = async (accountId: string): Promise<string> =>
    (await desk.accounts.byId(accountId))?.email ?? '';
  return Promise.all(
    members.map(async (each) => ({
      ...each,
      contacts: await Promise.all(
        contacts
          .filter(({ memberId }) => memberId === each.memberId)
          .map(({ accountId }) => emailOf(accountId)),
      ),
      letters: (['pdf', 'docx', 'txt'] as const).map((as) => ({
        as,
        path: letterPath(organisation, proposal.id, each.slug, as),
      })),
    })),
  );
}

/** Those that leave with it and are not asked. */
async function leavingNames(
  { desk, today }: V,
  { proposal }: ProposalFound,
  asked: readonly { readonly memberId: string }[],
): Promise<readonly string[]> {
  const ids = unasked(proposal.effects.leaves, asked).map(({ memberId }) => memberId);
  return (await desk.organisations.byIds(ids)).map((each) => nameOn(each, today));
}

function blockingOf({ organisation, proposal }: ProposalFound, count: number): DispatchView['blocking'] {
  const { id } = proposal;
  return [
    ...(proposal.board === null
      ? [{ why: 'notApproved', path: boardDecisionPath(organisation, id) } as const]
      : []),
    ...(proposal.rebaseOnto === null
      ? []
      : [{ why: 'conflicts', path: rebasePath(organisation, id) } as const]),
    ...(count === 0 ? [{ why: 'noMembers', path: proposalPath(organisation, id) } as const] : []),
  ];
}

async function dispatch(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { desk, form } = visit;
  const members = await membersAsked(desk, found.proposal);
  const filled = dispatchForm(
    form,
    members.map(({ memberId }) => memberId),
  );
  if ('refusals' in filled) return showDispatch(visit, filled.refusals);
  const sent = await dispatchProposal(desk, found.proposal, filled.command);
  return isRefusal(sent)
    ? showDispatch(visit, [sent])
    : redirect(`${ratificationPath(found.organisation, found.proposal.id)}?kvitto=proposalDispatched`);
}

const endings = { revise: reviseProposal, withdraw: withdrawProposal, lapse: lapseProposal } as const;

/** From a draft the page of the board's decision asks why, from a round the ratification board. */
async function end<D extends ProposalsDesk>(
  visit: V<D>,
  doors: ProposalsDoors,
  how: keyof typeof endings,
): Promise<Answer | Prepared<D>> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const again = (asking: V, refusal: readonly Refusal[]): Promise<Answer> =>
    proposal.state === 'outForRatification' || proposal.state === 'ratified'
      ? showRatification(asking, doors, refusal)
      : showDecision(asking, refusal);
  const filled = endingForm(visit.form);
  if ('refusals' in filled) return again(visit, filled.refusals);
  return {
    act: async ({ desk }) => {
      const ended = await endings[how](desk, proposal, filled.command);
      return isRefusal(ended)
        ? ended
        : redirect(`${proposalPath(organisation, proposal.id)}?kvitto=${told[how]}`);
    },
    refused: (asking, refusal) => again(asking, [refusal]),
  };
}

const told = { revise: 'proposalRevised', withdraw: 'proposalWithdrawn', lapse: 'proposalLapsed' } as const;
