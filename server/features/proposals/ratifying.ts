// The ratification board: who has adopted, what is missing, when it will apply; and the second person's confirmation.
import type { Comparison } from '../../domain/comparison/change.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may } from '../../domain/permissions.ts';
import { isSuperseded, next, type ProposalAct } from '../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import { tallyOf, type MemberStanding, type Tally } from '../../domain/proposals/ratification-tally.ts';
import type { Signature } from '../../domain/proposals/ratification.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { redirect, type Answer } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room } from '../../web/room.ts';
import { statutePatterns, versionPath } from '../statutes/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { forceOf } from './actions/enact.ts';
import { confirmRatification } from './actions/ratify.ts';
import { confirmationPage } from './pages/confirming.ts';
import { crumbsUnder } from './pages/crumbs.ts';
import { ratificationPage, type ForceTold, type MemberLine } from './pages/ratifying.ts';
import { attachmentPath, confirmationPath, memberPath, proposalPath, ratificationPath } from './paths.ts';
import type { Attachment, StoredRound } from './records.ts';
import { endingPath, roundPath } from './round-paths.ts';
import {
  onProposal,
  proposalInPath,
  spokenFor,
  type ProposalFound,
  type ProposalsDoors,
  type V,
} from './visits.ts';

const missing: Refusal = { refused: 'access.notFound' };

const notices = ['proposalDispatched', 'answerRecorded', 'ratificationConfirmed'] as const;

export function ratifyingRoutes<D extends ProposalsDesk>(room: Room<D>, doors: ProposalsDoors): void {
  for (const pattern of statutePatterns) {
    const here = `${pattern}/forslag/:id`;
    room.get(`${here}/antagande`, { act: 'public.read' }, (visit) => showRatification(visit, doors));
    room.get(`${here}/bekraftelse`, onProposal('proposal.confirm'), (visit) => showConfirmation(visit));
    room.act(`${here}/bekraftelse`, onProposal('proposal.confirm'), confirm);
  }
}

/** A round with everything that has been said in it. */
export interface RoundRead {
  readonly round: StoredRound;
  readonly tally: Tally;
  readonly signatures: readonly Signature[];
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export async function readRound(
  { proposals }: Pick<ProposalsDesk, 'proposals'>,
  round: StoredRound,
): Promise<RoundRead> {
  const tally = tallyOf(round, await proposals.answers(round.id));
  const signatures = await proposals.signatures(round.id);
  const ids = tally.standings.flatMap(({ row }) => row?.attachmentId ?? []);
  const attachments = await proposals.attachmentsByIds(ids);
  return { round, tally, signatures, attachments: new Map(attachments.map((each) => [each.id, each])) };
}

/** From which day it applies as far as is known now, or what is missing for that. */
export async function forceTold(
  desk: Pick<ProposalsDesk, 'proposals' | 'statutes'>,
  proposal: Proposal,
  { round: { forceRule } }: RoundRead,
): Promise<ForceTold> {
  const found = await forceOf(desk, proposal);
  if (found !== null && 'from' in found) {
    const { from } = found;
    if (proposal.state === 'ratified' && !isSuperseded(proposal)) return { kind: 'from', day: from };
    return { kind: 'missing', missing: ['confirmation'], earliest: from };
  }
  return {
    kind: 'missing',
    missing: [found?.missing ?? 'adoptions'],
    earliest: forceRule.kind === 'fixedDay' ? forceRule.day : forceRule.earliest,
  };
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
  const { tally } = read;
  const decides = may(who, 'proposal.decide', organisation.id);
  const can = (act: ProposalAct): boolean =>
    decides && isCurrent && proposal.versionId === null && next(proposal.state, act) !== null;
  const confirms =
    isCurrent && tally.isUnanimous && !isSuperseded(proposal) && next(proposal.state, 'confirm') !== null;
  return ratificationPage({
    ...{ proposal, round, isCurrent, today, refusals },
    form: visit.form,
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    lines: await linesOf(visit, found, read, isCurrent),
    force: await forceTold(desk, proposal, read),
    isSuperseded: isCurrent && isSuperseded(proposal),
    deviations: await deviationsOf(visit, doors, found, read),
    signs: round.forceRule.kind === 'whenAdoptedAndSigned',
    can: {
      confirm: confirms && mayConfirm(visit, organisation.id, tally),
      revise: can('revise') && (proposal.state !== 'ratified' || isSuperseded(proposal)),
      withdraw: can('withdraw'),
      lapse: can('lapse') && (proposal.state !== 'ratified' || isSuperseded(proposal)),
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

/** May they, as another than whoever recorded the last adoption? */
export const mayConfirm = ({ who }: V, organisationId: string, { lastAdoption }: Tally): boolean =>
  may(who, 'proposal.confirm', organisationId) && who?.accountId !== lastAdoption?.recordedBy;

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
  const members = await desk.organisations.byIds(read.round.members.map(({ memberId }) => memberId));
  return read.tally.standings.map((standing) => {
    const { memberId } = standing.member;
    const isInside = records || speaks.has(memberId);
    const slug = members.find(({ id }) => id === memberId)?.slug;
    return {
      ...lineOf(found, read, standing, isInside),
      path: isInside && isCurrent && slug !== undefined ? memberPath(organisation, proposal.id, slug) : null,
    };
  });
}

/** @param isInside whether whoever asks may open what evidences the answer */
export function lineOf(
  { organisation, proposal }: ProposalFound,
  { attachments, signatures }: RoundRead,
  { member, answer, row }: MemberStanding,
  isInside: boolean,
): Omit<MemberLine, 'path'> {
  const attachment = attachments.get(row?.attachmentId ?? '');
  return {
    ...{ memberId: member.memberId, name: member.name, body: member.body, answer, row },
    askedAgain: row?.answer === 'askedAgain',
    extract:
      attachment === undefined
        ? null
        : {
            name: attachment.name,
            path: isInside ? attachmentPath(organisation, proposal.id, attachment.id) : null,
          },
    isIdentical: answer === 'adopted' ? true : answer === 'adoptedDeviating' ? false : null,
    signedOn: signatures.find(({ memberId }) => memberId === member.memberId)?.signedOn ?? null,
  };
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
    if (sent === null || row === null || row.deviation === null) continue;
    const outcome = await doors.compare({ before: sent, after: row.deviation });
    compared.push({ name: member.name, comparison: typeof outcome === 'string' ? null : outcome.result });
  }
  return compared;
}

async function showConfirmation(visit: V, refusals: readonly Refusal[] = []): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const { desk, who, today } = visit;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) return missing;
  const read = await readRound(desk, round);
  const { tally } = read;
  const versions = await desk.statutes.versions(organisation.id);
  return confirmationPage({
    ...{ proposal, round, refusals },
    crumbs: crumbsUnder(organisation, proposal, today),
    forbundName: nameOn(organisation, today),
    lines: tally.standings.map((standing) => lineOf(found, read, standing, true)),
    lastMemberId: tally.lastAdoption?.memberId ?? null,
    missing: tally.missing.map(({ name }) => name),
    force: await forceTold(desk, proposal, read),
    replacesOne: versions.length > 0,
    isDone: proposal.state === 'ratified',
    isOpen: next(proposal.state, 'confirm') !== null && !isSuperseded(proposal),
    canConfirm: mayConfirm(visit, organisation.id, tally),
    isRecorder: who !== null && who.accountId === tally.lastAdoption?.recordedBy,
    paths: {
      board: ratificationPath(organisation, proposal.id),
      confirmation: confirmationPath(organisation, proposal.id),
    },
  });
}

async function confirm(visit: V): Promise<Answer> {
  const found = await proposalInPath(visit);
  if (found === null) return missing;
  const { organisation, proposal } = found;
  const round = Number(field(visit.form, 'round'));
  const confirmed = Number.isSafeInteger(round)
    ? await confirmRatification(visit.desk, proposal, { roundNumber: round })
    : refuse('ratification.oldRound');
  return isRefusal(confirmed)
    ? showConfirmation(visit, [confirmed])
    : redirect(`${ratificationPath(organisation, proposal.id)}?kvitto=ratificationConfirmed`);
}
