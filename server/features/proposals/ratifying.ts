// The ratification board: who has adopted, what is missing, from when it will apply; and what evidences each answer.
import type { Comparison } from '../../domain/comparison/change.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { authorize, may } from '../../domain/permissions.ts';
import { allows, isSuperseded, type ProposalAct } from '../../domain/proposals/lifecycle.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { download, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room } from '../../web/room.ts';
import { outboxPath } from '../mail/index.ts';
import { statutePatterns, versionPath } from '../statutes/index.ts';
import { unaskedFault } from './actions/must-adopt.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { ratificationPage, type MemberLine } from './pages/ratifying.ts';
import { confirmationPath, memberPath, proposalDocumentPath, proposalPath } from './paths.ts';
import { endingPath, remindPath, roundPath } from './round-paths.ts';
import {
  confirmableOf,
  confirmFault,
  forceTold,
  lineOf,
  readRound,
  type RoundRead,
} from './round-reading.ts';
import { proposalInPath, spokenFor, type ProposalFound, type ProposalsDoors, type V } from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

const notices = ['proposalDispatched', 'answerRecorded', 'ratificationConfirmed', 'memberReminded'] as const;

export function ratifyingRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id`;
    room.get(`${here}/antagande`, { act: 'public.read' }, (visit) => showRatification(visit, doors));
    room.get(`${here}/bilagor/:attachment`, { act: 'account.readOwn' }, showAttachment);
  }
}

export async function showRatification(
  visit: V,
  doors: ProposalsDoors,
  refusals: readonly Refusal[] = [],
): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who, today } = visit;
  const { id } = proposal;
  const rounds = await desk.proposals.rounds(id);
  const newest = rounds.at(-1);
  const asked = field(visit.query, 'omgang');
  const round = asked === '' ? newest : rounds.find(({ number }) => String(number) === asked);
  if (round === undefined || newest === undefined) return missing;
  const isLive = proposal.state === 'outForRatification' || proposal.state === 'ratified';
  const isCurrent = round.number === newest.number && (isLive || proposal.endedBecause !== null);
  const read = await readRound(desk, round);
  const decides = may(who, 'proposal.decide', organisation.id);
  const isBinding = isCurrent && isLive && proposal.versionId === null && !isSuperseded(proposal);
  const others = decides && isBinding ? await unaskedFault(desk, proposal, round) : null;
  const can = (act: ProposalAct): boolean =>
    decides && isCurrent && allows({ ...proposal, hasUnasked: others !== null }, act);
  const confirmable = isCurrent ? confirmableOf(proposal, read) : null;
  return ratificationPage({
    ...{ proposal, round, isCurrent, today },
    refusals: refusals.length === 0 && others !== null ? [others] : refusals,
    form: visit.form,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    lines: await linesOf(visit, found, read, isCurrent),
    force: await forceTold(desk, proposal, read),
    isSuperseded: isCurrent && isSuperseded(proposal),
    deviations: await deviationsOf(visit, doors, found, read),
    signs: round.forceRule.kind === 'whenAdoptedAndSigned',
    confirms: confirmable?.what ?? null,
    can: {
      confirm:
        confirmable !== null &&
        others === null &&
        (await confirmFault(visit, proposal, confirmable)) === null,
      revise: can('revise'),
      withdraw: can('withdraw'),
      lapse: can('lapse'),
    },
    isInside: may(who, 'proposal.see', organisation.id),
    otherRounds: rounds
      .filter(({ number }) => number !== round.number)
      .map(({ number, dispatchedOn }) => ({
        number,
        dispatchedOn,
        path: roundPath(organisation, id, number),
      })),
    paths: {
      proposal: proposalPath(organisation, id),
      document: `${proposalDocumentPath(organisation, id)}?omgang=${String(round.number)}`,
      outbox: may(who, 'mail.see', organisation.id) ? outboxPath(organisation) : null,
      confirmation: confirmationPath(organisation, id),
      revision: endingPath(organisation, id, 'revidering'),
      withdrawal: endingPath(organisation, id, 'aterkallelse'),
      lapse: endingPath(organisation, id, 'forfall'),
      version: await versionPathOf(visit, found),
    },
    notice: notices.find((each) => each === field(visit.query, 'kvitto')) ?? null,
  });
}

async function versionPathOf({ desk }: V, { organisation, proposal }: ProposalFound): Promise<string | null> {
  if (proposal.versionId === null) return null;
  const versions = await desk.statutes.versions(organisation.id);
  const own = versions.find(({ id }) => id === proposal.versionId);
  return own === undefined ? null : versionPath(organisation, own.sequence);
}

async function linesOf(
  visit: V,
  found: ProposalFound,
  read: RoundRead,
  isCurrent: boolean,
): Promise<readonly MemberLine[]> {
  const { desk, who } = visit;
  const { organisation, proposal } = found;
  const records = may(who, 'proposal.recordAnswer', organisation.id);
  const speaks = new Set((await spokenFor(visit, organisation.id)).map(({ memberId }) => memberId));
  const reminds = records && isCurrent && allows(proposal, 'answer');
  const members = await desk.organisations.byIds(read.round.members.map(({ memberId }) => memberId));
  return read.tally.standings.map((standing) => {
    const { memberId } = standing.member;
    const isInside = records || speaks.has(memberId);
    const slug = members.find(({ id }) => id === memberId)?.slug;
    return {
      ...lineOf(found, read, standing, isInside),
      path: isInside && isCurrent && slug !== undefined ? memberPath(organisation, proposal.id, slug) : null,
      remindPath:
        reminds && standing.answer === 'pending' && slug !== undefined
          ? remindPath(organisation, proposal.id, slug)
          : null,
    };
  });
}

async function deviationsOf(
  { desk }: V,
  doors: ProposalsDoors,
  { proposal }: ProposalFound,
  { round, tally }: RoundRead,
): Promise<readonly { readonly name: string; readonly comparison: Comparison | null }[]> {
  const deviating = tally.standings.filter(({ answer }) => answer === 'adoptedDeviating');
  const sent = deviating.length === 0 ? null : await desk.proposals.text(proposal.id, round.textNumber);
  const compared: { name: string; comparison: Comparison | null }[] = [];
  for (const { member, row } of deviating) {
    if (sent === null || row?.answer !== 'adoptedDeviating' || row.handedIn === null) continue;
    const outcome = await doors.compare({ before: sent, after: row.handedIn });
    compared.push({ name: member.name, comparison: typeof outcome === 'string' ? null : outcome.result });
  }
  return compared;
}

/** What evidences an answer or a signature: for those who work for the förbund, and whoever speaks for the member that gave it. */
async function showAttachment(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { desk, who, parameters } = visit;
  const { organisation, proposal } = found;
  const id = parameters['attachment'] ?? '';
  const memberId = await givenBy(visit, proposal.id, id);
  const [attachment] = memberId === null ? [] : await desk.proposals.attachmentsByIds([id]);
  if (attachment === undefined) return missing;
  const speaks = (await spokenFor(visit, organisation.id)).some((each) => each.memberId === memberId);
  const fault = speaks ? null : authorize(who, 'proposal.see', organisation.id);
  const bytes = await desk.proposals.attachmentBytes(organisation.id, id);
  if (fault !== null || bytes === null) return fault ?? missing;
  return download(attachment.name, attachment.mediaType, bytes);
}

/** Whose answer or signature a file evidences, in any round of the proposal. */
async function givenBy({ desk }: V, proposalId: string, attachmentId: string): Promise<string | null> {
  for (const round of await desk.proposals.rounds(proposalId))
    for (const { memberId, attachmentId: own } of [
      ...(await desk.proposals.answers(round.id)),
      ...(await desk.proposals.signatures(round.id)),
    ])
      if (own === attachmentId) return memberId;
  return null;
}
