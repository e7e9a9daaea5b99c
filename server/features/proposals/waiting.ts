// What waits for somebody among the proposals (words: ratification.waiting.*).
import { nameOn } from '../../domain/organisations/organisation.ts';
import { may, type Act, type Person } from '../../domain/permissions.ts';
import { isSuperseded } from '../../domain/proposals/lifecycle.ts';
import type { Proposal } from '../../domain/proposals/proposal.ts';
import type { Waiting } from '../../web/waiting.ts';
import type { StoredOrganisation } from '../organisations/index.ts';
import type { ProposalsDesk } from './actions/desk.ts';
import { hasUnasked } from './actions/must-adopt.ts';
import {
  boardDecisionPath,
  confirmationPath,
  consultationPath,
  dispatchPath,
  memberPath,
  ratificationPath,
  rebasePath,
} from './paths.ts';
import type { MemberContact } from './records.ts';
import { unansweredComments } from './papers/ordering.ts';
import { confirmableOf, confirmFault, readRound, type RoundRead } from './round-reading.ts';
import { seenBy } from './visits.ts';

const underWay = ['draft', 'consultation', 'boardApproved', 'outForRatification', 'ratified'] as const;

/** A proposal with whose it is, for whoever asks. */
interface Matter {
  readonly desk: ProposalsDesk;
  readonly person: Person;
  readonly organisation: StoredOrganisation;
  readonly proposal: Proposal;
  readonly facts: { readonly heading: string; readonly forbund: string };
  readonly can: (act: Act) => boolean;
  /** The members that whoever asks speaks for in this förbund. */
  readonly speaksFor: readonly MemberContact[];
}

/** What the förbund's own people have to do, and what waits for a member's official in every förbund that named them. */
export async function proposalsWaiting(desk: ProposalsDesk, person: Person): Promise<readonly Waiting[]> {
  const held = [...new Set(person.grants.map(({ organisationId }) => organisationId))];
  const proposals = (await desk.proposals.inState(held, underWay)).filter(
    ({ versionId }) => versionId === null,
  );
  const organisations = await desk.organisations.byIds([
    ...new Set(proposals.map(({ organisationId }) => organisationId)),
  ]);
  const contacts = await desk.proposals.contactsOf(person.accountId);
  const found: Waiting[] = [];
  for (const each of proposals) {
    const organisation = organisations.find(({ id }) => id === each.organisationId);
    const proposal = await seenBy({ desk, who: person }, each);
    if (organisation === undefined || proposal === null) continue;
    const can = (act: Act): boolean => may(person, act, organisation.id);
    const matter: Matter = {
      ...{ desk, person, organisation, proposal, can },
      facts: { heading: proposal.heading, forbund: nameOn(organisation, desk.today) },
      speaksFor: can('proposal.speakForMember')
        ? contacts.filter((each) => each.organisationId === organisation.id)
        : [],
    };
    found.push(...(await ofProposal(matter)));
  }
  return found;
}

async function ofProposal(matter: Matter): Promise<readonly Waiting[]> {
  const { desk, proposal } = matter;
  const hasOthers = proposal.state === 'ratified' && (await hasUnasked(desk, proposal));
  if (isSuperseded(proposal) || hasOthers) return ofFallen(matter);
  switch (proposal.state) {
    case 'draft':
    case 'consultation':
    case 'boardApproved':
      return [...(await ofConsultation(matter)), ...settling(matter), ...sending(matter)];
    case 'outForRatification':
      return ofRound(matter);
    case 'ratified':
      return ofSignatures(matter);
    case 'lapsed':
    case 'withdrawn':
      return [];
  }
}

async function ofConsultation({
  desk,
  organisation,
  proposal,
  facts,
  can,
  speaksFor,
}: Matter): Promise<readonly Waiting[]> {
  const newest = (await desk.proposals.consultations(proposal.id)).at(-1);
  if (newest === undefined) return [];
  const path = consultationPath(organisation, proposal.id);
  const isOpen = proposal.state === 'consultation';
  const comments = await desk.proposals.comments(proposal.id);
  const lines: Waiting[] = [];
  if (isOpen) {
    const here = comments.filter(({ consultationId }) => consultationId === newest.id);
    for (const { member, memberId } of await membersOf(desk, speaksFor))
      if (!here.some((comment) => comment.memberId === memberId))
        lines.push({
          what: 'ratification.waiting.comment',
          facts: { ...facts, member },
          path,
          by: newest.answerBy,
        });
  }
  if (!can('proposal.change')) return lines;
  const count = (await unansweredComments(desk, proposal)).length;
  if (count > 0)
    lines.push({
      what: 'ratification.waiting.reply',
      facts: { ...facts, count },
      path: `${path}?visa=obesvarade#synpunkter`,
      by: null,
    });
  if (isOpen && newest.answerBy < desk.today)
    lines.push({ what: 'ratification.waiting.closeConsultation', facts, path, by: newest.answerBy });
  if (proposal.state === 'draft' && count === 0 && can('proposal.decide'))
    lines.push({
      what: 'ratification.waiting.decide',
      facts,
      path: boardDecisionPath(organisation, proposal.id),
      by: null,
    });
  return lines;
}

/** The contacts with what each member is called. */
async function membersOf(
  { organisations, today }: ProposalsDesk,
  contacts: readonly MemberContact[],
): Promise<readonly { readonly memberId: string; readonly member: string; readonly slug: string }[]> {
  const found = await organisations.byIds([...new Set(contacts.map(({ memberId }) => memberId))]);
  return found.map((each) => ({ memberId: each.id, member: nameOn(each, today), slug: each.slug }));
}

function settling({ organisation, proposal, facts, can }: Matter): readonly Waiting[] {
  if (proposal.rebaseOnto === null || !can('proposal.change')) return [];
  const path = rebasePath(organisation, proposal.id);
  return [{ what: 'ratification.waiting.settle', facts, path, by: null }];
}

function sending({ organisation, proposal, facts, can }: Matter): readonly Waiting[] {
  if (proposal.state !== 'boardApproved' || proposal.kind === 'bylaws' || !can('proposal.decide')) return [];
  const path = dispatchPath(organisation, proposal.id);
  return [{ what: 'ratification.waiting.dispatch', facts, path, by: null }];
}

async function ofRound(matter: Matter): Promise<readonly Waiting[]> {
  const { desk, organisation, proposal, facts, can, speaksFor } = matter;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) return [];
  const path = ratificationPath(organisation, proposal.id);
  const read = await readRound(desk, round);
  const { tally } = read;
  const lines: Waiting[] = [];
  for (const { member, memberId, slug } of await membersOf(desk, speaksFor)) {
    const standing = tally.standings.find((each) => each.member.memberId === memberId);
    if (standing?.answer === 'pending' || standing?.answer === 'referredBack')
      lines.push({
        what: 'ratification.waiting.answer',
        facts: { ...facts, member },
        path: memberPath(organisation, proposal.id, slug),
        by: round.answerBy,
      });
  }
  if (can('proposal.decide')) {
    const namesOf = (those: typeof tally.standings): string =>
      those.map(({ member }) => member.name).join(', ');
    const deviating = tally.standings.filter(({ answer }) => answer !== 'adopted' && answer !== 'pending');
    const silent = tally.standings.filter(({ answer }) => answer === 'pending');
    if (deviating.length > 0)
      lines.push({
        what: 'ratification.waiting.deviating',
        facts: { ...facts, names: namesOf(deviating) },
        path,
        by: null,
      });
    if (silent.length > 0 && round.answerBy !== null && round.answerBy < desk.today)
      lines.push({
        what: 'ratification.waiting.deadlinePast',
        facts: { ...facts, names: namesOf(silent) },
        path,
        by: round.answerBy,
      });
  }
  return [...lines, ...(await confirming(matter, read))];
}

/** What another person is to confirm: theirs to do, or to know that it is another's. */
async function confirming(
  { desk, person, organisation, proposal, facts, can }: Matter,
  read: RoundRead,
): Promise<readonly Waiting[]> {
  const confirmable = confirmableOf(proposal, read);
  if (confirmable === null || !can('proposal.confirm')) return [];
  const isAdoption = confirmable.what === 'adoption';
  if ((await confirmFault({ desk, who: person }, proposal, confirmable)) === null)
    return [
      {
        what: isAdoption ? 'ratification.waiting.confirm' : 'ratification.waiting.confirmSigned',
        facts,
        path: confirmationPath(organisation, proposal.id),
        by: null,
      },
    ];
  return [
    {
      what: isAdoption ? 'ratification.waiting.othersConfirm' : 'ratification.waiting.othersSigned',
      facts,
      path: ratificationPath(organisation, proposal.id),
      by: null,
      isOnlyToKnow: true,
    },
  ];
}

/** What the members adopted can no longer apply by it: only the board can take it further, whatever state it is in. */
function ofFallen({ organisation, proposal, facts, can }: Matter): readonly Waiting[] {
  const path = ratificationPath(organisation, proposal.id);
  if (!can('proposal.decide')) return [];
  const what = isSuperseded(proposal)
    ? 'ratification.waiting.superseded'
    : 'ratification.waiting.othersMustAdopt';
  return [{ what, facts, path, by: null }];
}

/** Adopted by all, and not yet signed: by the members that whoever asks speaks for, and by whom, for the office. */
async function ofSignatures(matter: Matter): Promise<readonly Waiting[]> {
  const { desk, organisation, proposal, facts, speaksFor, can } = matter;
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round?.forceRule.kind !== 'whenAdoptedAndSigned') return [];
  const read = await readRound(desk, round);
  const { missing } = read.signing;
  const unsigned = new Set(missing.map(({ memberId }) => memberId));
  const own = (await membersOf(desk, speaksFor))
    .filter(({ memberId }) => unsigned.has(memberId))
    .map(({ member, slug }): Waiting => ({
      what: 'ratification.waiting.sign',
      facts: { ...facts, member },
      path: memberPath(organisation, proposal.id, slug),
      by: null,
    }));
  const office: readonly Waiting[] =
    missing.length > 0 && can('proposal.recordAnswer')
      ? [
          {
            what: 'ratification.waiting.unsigned',
            facts: { ...facts, names: missing.map(({ name }) => name).join(', ') },
            path: ratificationPath(organisation, proposal.id),
            by: null,
          },
        ]
      : [];
  return [...own, ...office, ...(await confirming(matter, read))];
}
