// Who is reminded: a member by the secretary, and by itself whoever is silent some days before the last day.
import { dayInSweden, daysBefore, type Day } from '../../../domain/language/dates.ts';
import type { Proposal } from '../../../domain/proposals/proposal.ts';
import { tallyOf } from '../../../domain/proposals/ratification-tally.ts';
import { isSuperseded } from '../../../domain/proposals/lifecycle.ts';
import { refuse, type Refusal } from '../../../domain/refusal.ts';
import { readyFor, record, type Named, type ProposalsDesk } from '../actions/desk.ts';
import { membersToAsk } from '../actions/must-adopt.ts';
import type { Consultation, StoredRound } from '../records.ts';
import { mailReminder } from './mails.ts';

type What = { readonly round: StoredRound } | { readonly consultation: Consultation };

/** What is asked of the members now, and which of them are silent; null where nothing is. */
async function silentIn(
  desk: ProposalsDesk,
  proposal: Proposal,
): Promise<{ readonly what: What; readonly by: Day | null; readonly memberIds: readonly string[] } | null> {
  if (proposal.state === 'outForRatification') {
    const round = (await desk.proposals.newestRounds([proposal.id])).get(proposal.id);
    if (round === undefined || isSuperseded(proposal)) return null;
    const { standings } = tallyOf(round, await desk.proposals.answers(round.id));
    const silent = standings.filter(({ answer }) => answer === 'pending');
    return {
      what: { round },
      by: round.answerBy,
      memberIds: silent.map(({ member }) => member.memberId),
    };
  }
  if (proposal.state !== 'consultation') return null;
  const consultation = (await desk.proposals.consultations(proposal.id)).at(-1);
  if (consultation === undefined) return null;
  const comments = await desk.proposals.comments(proposal.id);
  const spoken = new Set(
    comments
      .filter(({ consultationId }) => consultationId === consultation.id)
      .map(({ memberId }) => memberId),
  );
  const members = await membersToAsk(desk, proposal);
  return {
    what: { consultation },
    by: consultation.answerBy,
    memberIds: members.map(({ memberId }) => memberId).filter((id) => !spoken.has(id)),
  };
}

/** Reminds a member that has not answered, or not commented; refused where it has, or nobody there is named to be written to. */
export async function remind(
  desk: ProposalsDesk,
  proposal: Named,
  { memberId }: { readonly memberId: string },
): Promise<Refusal | null> {
  const named = await desk.proposals.byId(proposal.id);
  const act = named?.state === 'consultation' ? 'comment' : 'answer';
  const current = await readyFor(desk, proposal, act);
  if ('refused' in current) return current;
  const silent = await silentIn(desk, current);
  if (silent?.memberIds.includes(memberId) !== true) return refuse('ratification.notSilent');
  const count = await mailReminder(desk, current, silent.what, [{ memberId }]);
  if (count === 0) return refuse('ratification.withoutContact');
  await record(desk, current, 'proposal.reminded', { member: memberId, letters: count });
  return null;
}

/**
 * Reminds, once, every silent member whose last day is so near, in all organisations.
 * @param days before the last day; 0 for never
 */
export async function remindDue(desk: ProposalsDesk, days: number): Promise<void> {
  if (days === 0) return;
  const owners = (await desk.organisations.all()).filter(({ kind }) => kind === 'forbund');
  const proposals = await desk.proposals.inState(
    owners.map(({ id }) => id),
    ['outForRatification', 'consultation'],
  );
  for (const proposal of proposals) {
    const silent = await silentIn(desk, proposal);
    if (silent === null || silent.by === null) continue;
    if (desk.today < daysBefore(silent.by, days) || desk.today > silent.by) continue;
    const { what } = silent;
    const [subjectId, asked] =
      'round' in what
        ? [what.round.id, what.round.dispatchedAt]
        : [what.consultation.id, what.consultation.openedAt];
    // Whoever was asked this late needs no reminder yet.
    if (dayInSweden(Date.parse(asked)) >= daysBefore(silent.by, days)) continue;
    const reminded = new Set(
      (await desk.mail.about(subjectId)).flatMap(({ kind, memberId }) =>
        kind === 'reminder' ? (memberId ?? []) : [],
      ),
    );
    const members = silent.memberIds.filter((id) => !reminded.has(id));
    const count = await mailReminder(
      desk,
      proposal,
      what,
      members.map((memberId) => ({ memberId })),
    );
    if (count > 0) await record(desk, proposal, 'proposal.reminded', { members, letters: count });
  }
}
