// From a ratified proposal to a version: its day is computed, and what follows is carried out.
import { dayInSweden, type Day, type PartialDate } from '../../../domain/language/dates.ts';
import { begunBy, entryIntoForce, type EntryIntoForce } from '../../../domain/proposals/entry-into-force.ts';
import { isAlreadyInForce } from '../../../domain/proposals/already-in-force.ts';
import { allows } from '../../../domain/proposals/lifecycle.ts';
import { standingSince } from '../../../domain/proposals/meeting-adoption.ts';
import type { Signature } from '../../../domain/proposals/ratification.ts';
import { signaturesOf } from '../../../domain/proposals/signature-tally.ts';
import { tallyOf } from '../../../domain/proposals/ratification-tally.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { carryOut, markFormed } from '../../organisations/index.ts';
import { addRatifiedVersion, type Decision } from '../../statutes/index.ts';
import type { StoredMeetingAdoption, StoredRound } from '../records.ts';
import { after, dissolvedFault, newestText, ownerOf, save, type ProposalsDesk } from './desk.ts';
import { endAsDone, rebaseOthers, settledFault } from './rebase.ts';

/** When it enters into force, or what is missing: for pages, and for the act itself. Null before it is sent. */
export async function forceOf(
  desk: Pick<ProposalsDesk, 'proposals' | 'statutes'>,
  proposal: Proposal,
): Promise<EntryIntoForce | null> {
  const found = await adoptionOf(desk, proposal);
  if (found === null) return null;
  const { baseVersionId } = await newestText(desk, proposal);
  const versions = await desk.statutes.versions(proposal.organisationId);
  const base = versions.find(({ id }) => id === baseVersionId);
  return entryIntoForce(found.forceRule, {
    ...found,
    baseFrom: base === undefined ? null : begunBy(base.effectiveFrom, dayInSweden(Date.parse(base.savedAt))),
  });
}

interface Adoption extends Pick<StoredRound, 'forceRule'> {
  readonly adoptions: Parameters<typeof entryIntoForce>[1]['adoptions'];
  readonly signatures: Parameters<typeof entryIntoForce>[1]['signatures'];
  readonly decisions: readonly Decision[];
}

/** Who adopted it when: the members in a round, or a meeting where it is a network's bylaws. */
async function adoptionOf(
  desk: Pick<ProposalsDesk, 'proposals'>,
  proposal: Proposal,
): Promise<Adoption | null> {
  if (proposal.kind === 'bylaws') return adoptedByMeetings(desk, proposal);
  const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
  if (round === undefined) return null;
  const { standings } = tallyOf(round, await desk.proposals.answers(round.id));
  const { signed } = signaturesOf(round, await desk.proposals.signatures(round.id));
  return {
    forceRule: round.forceRule,
    adoptions: standings.map(({ answer, row }) => (answer === 'adopted' ? (row?.decidedOn ?? null) : null)),
    signatures: standings.map(({ member }) => signed.get(member.memberId)?.signedOn ?? null),
    decisions: standings.flatMap(({ answer, row, member }): readonly Decision[] =>
      answer !== 'adopted' || row === null
        ? []
        : [
            {
              body: member.body,
              on: row.decidedOn as string as PartialDate,
              minutes: row.minutes === '' ? null : row.minutes,
              registryNumber: row.registryNumber === '' ? null : row.registryNumber,
              attachmentId: row.attachmentId,
              signature: signatureOf(signed.get(member.memberId)),
            },
          ],
    ),
  };
}

const signatureOf = (signature: Signature | undefined): NonNullable<Decision['signature']> | null =>
  signature === undefined
    ? null
    : { on: signature.signedOn as string as PartialDate, attachmentId: signature.attachmentId };

/** The bylaws are adopted when the last meeting that they ask for has decided; the meeting's own minutes evidence it. */
async function adoptedByMeetings(
  desk: Pick<ProposalsDesk, 'proposals'>,
  proposal: Proposal,
): Promise<Adoption> {
  const adopted = await adoptionsThatStand(desk, proposal);
  return {
    forceRule: proposal.forceRule,
    adoptions: proposal.state === 'ratified' ? adopted.map(({ decidedOn }) => decidedOn) : [null],
    signatures: [],
    decisions: adopted.map(({ body, decidedOn, minutes }) => ({
      ...{ body, on: decidedOn as string as PartialDate },
      minutes: minutes === '' ? null : minutes,
    })),
  };
}

/** Meetings' adoptions of the words that stand now: what was adopted before they were edited is another text. */
export async function adoptionsThatStand(
  desk: Pick<ProposalsDesk, 'proposals'>,
  { id }: Pick<Proposal, 'id'>,
): Promise<readonly StoredMeetingAdoption[]> {
  const since = standingSince(await desk.proposals.textHeaders(id));
  return (await desk.proposals.meetingAdoptions(id)).filter(
    ({ outcome, textNumber }) => outcome === 'adopted' && textNumber >= since,
  );
}

const lastOf = (days: readonly (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null;

/**
 * What became of it once its day is known: the version (which may lie ahead), the effects from that day, and every other
 * proposal carried over. It lapses where all of it is in force already. Unchanged where the day is not known yet, the
 * last signature awaits its second person, or another version came between.
 */
export async function enactWhenDue(desk: ProposalsDesk, current: Proposal): Promise<Proposal | Refusal> {
  if (!allows(current, 'enact') || (await awaitsSecondSigner(desk, current))) return current;
  const force = await forceOf(desk, current);
  const adoption = await adoptionOf(desk, current);
  if (force === null || adoption === null || 'missing' in force) return current;
  const fault = await settledFault(desk, current);
  if (fault !== null) return fault;
  const organisation = await ownerOf(desk, current);
  const text = await newestText(desk, current);
  if (isAlreadyInForce(current, text)) return endAsDone(desk, current);
  const { source, reading } = text;
  const { from } = force;
  const gone = dissolvedFault(organisation, from);
  if (gone !== null) return gone;
  const version = await addRatifiedVersion(desk, organisation, {
    ...{ source, reading, effectiveFrom: from, decisions: adoption.decisions, proposalId: current.id },
  });
  const enacted = await save(
    desk,
    current,
    after(current, 'enact', { versionId: version.id }),
    'proposal.enacted',
    { version: version.id, sequence: version.sequence, from, because: force.because },
  );
  if ('refused' in enacted) return enacted;
  if (current.kind === 'formation') await markFormed(desk, organisation, from);
  await carryOut(desk, organisation, current.effects, {
    from,
    decidedOn: lastOf(adoption.adoptions) ?? from,
  });
  const refusal = await rebaseOthers(desk, organisation, version);
  return refusal ?? enacted;
}

/** Must another person still confirm the last signature? */
async function awaitsSecondSigner(
  { proposals }: Pick<ProposalsDesk, 'proposals'>,
  { id }: Proposal,
): Promise<boolean> {
  const round = (await proposals.newestRounds([id])).get(id);
  if (round?.forceRule.kind !== 'whenAdoptedAndSigned') return false;
  return (await proposals.signatureConfirmation(round.id)) === null;
}
