// The chair's console: the item that is treated, its yrkanden and its poll, and one next step.
import { usualDecision } from '../../../domain/meetings/agenda.ts';
import { isDone, leftToDecide } from '../../../domain/meetings/closing.ts';
import { tallyOf } from '../../../domain/meetings/majority.ts';
import {
  pollPurposes,
  yrkandeKinds,
  type AgendaItem,
  type Ballot,
  type Majority,
  type Meeting,
  type Officer,
  type Poll,
  type Yrkande,
} from '../../../domain/meetings/meeting.ts';
import { clauseDecisionText, majorityText } from '../../../domain/meetings/minutes.ts';
import { neededMajority, questionOf } from '../../../domain/meetings/needed-majority.ts';
import { nextOfPoll } from '../../../domain/meetings/lifecycle.ts';
import type { SummonsStanding } from '../../../domain/meetings/summons.ts';
import { nextStep } from '../../../domain/meetings/next-step.ts';
import { majorityName, sameMajority, usualMeaning, usualQuestion } from '../../../domain/meetings/poll.ts';
import { rerunFault } from '../../../domain/meetings/two-people.ts';
import {
  outcomes,
  type BoardOpinion,
  type ClauseDecision,
  type Motion,
} from '../../../domain/motions/motion.ts';
import { decisionOn, undecidedAt } from '../../../domain/motions/resolution.ts';
import type { DatedRule } from '../../../domain/organisations/rules.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import type { Form } from '../../../web/body.ts';
import { majorityChoices } from '../forms.ts';
import {
  adjournmentPath,
  closingPath,
  decisionsPath,
  leadPath,
  openingPath,
  pollsPath,
  rollPath,
  voteStatePath,
  yrkandenPath,
  yrkandeWithdrawalPath,
} from '../paths.ts';
import { meetingFrame, shownSummons, typedIn, type Part } from './frame.ts';
import { shownPoll } from './poll.ts';

export interface Console {
  readonly meeting: Meeting;
  readonly part: Part;
  readonly officers: readonly Officer[];
  readonly items: readonly AgendaItem[];
  readonly motions: readonly Motion[];
  readonly decisionsOf: ReadonlyMap<string, readonly ClauseDecision[]>;
  readonly opinions: readonly BoardOpinion[];
  readonly motionLink: { readonly number: string; readonly path: string } | null;
  readonly yrkanden: readonly Yrkande[];
  readonly polls: readonly Poll[];
  /** Of the poll that is treated. */
  readonly ballots: readonly Ballot[];
  readonly cast: number;
  /** Who is present, by name: they can raise yrkanden. */
  readonly present: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly votes: number;
  }[];
  readonly nameOf: (organisationId: string) => string;
  /** The network's. */
  readonly rules: readonly DatedRule[];
  readonly summons: SummonsStanding | null;
  readonly itemId: string;
  readonly clauseId: string | null;
  readonly accountId: string | null;
}

/** What is treated: the item and att-sats asked for, else the first that is not decided. */
export function treatedNow(
  items: readonly AgendaItem[],
  isDecided: (item: AgendaItem) => boolean,
  clausesOf: (item: AgendaItem) => readonly { readonly id: string; readonly isDecided: boolean }[],
  asked: { readonly position: number; readonly clause: number },
): { readonly item: AgendaItem; readonly clauseId: string | null } | null {
  const item =
    items.find(({ position }) => position === asked.position) ??
    items.find((each) => !isDecided(each)) ??
    items.at(-1);
  if (item === undefined) return null;
  const clauses = clausesOf(item);
  const clause = clauses[asked.clause - 1] ?? clauses.find((each) => !each.isDecided) ?? clauses[0];
  return { item, clauseId: clause?.id ?? null };
}

/** The console's address with an item and an att-sats. */
export const consoleAt = (slug: string, position: number, clause: number | null): string =>
  `${leadPath(slug)}?punkt=${String(position)}${clause === null ? '' : `&sats=${String(clause)}`}`;

export function leadPage(shown: Console, form: Form, refusals: readonly Refusal[]): Page {
  const { meeting, items, polls } = shown;
  const { slug } = meeting;
  const item = items.find(({ id }) => id === shown.itemId);
  const motion = shown.motions.find(({ id }) => id === item?.motionId);
  const clause = motion?.content.clauses.find(({ id }) => id === shown.clauseId);
  const decisions = motion === undefined ? [] : (shown.decisionsOf.get(motion.id) ?? []);
  const undecided = motion === undefined ? [] : undecidedAt(meeting.id, motion.content.clauses, decisions);
  const isDecided = (clauseId: string | null): boolean => clauseId !== null && !undecided.includes(clauseId);
  const decision = isDecided(shown.clauseId) ? decidedAs(decisions, shown.clauseId ?? '', meeting) : null;
  const poll = polls.findLast(
    ({ agendaItemId, clauseId, state }) =>
      agendaItemId === item?.id && clauseId === shown.clauseId && state !== 'rerun',
  );
  const open = polls.find(({ state }) => state === 'open');
  const isTie =
    poll?.state === 'closed' &&
    poll.manifest !== null &&
    tallyOf(poll.manifest, shown.ballots).outcome === 'tie';
  const step = nextStep({
    meetingState: meeting.state,
    isDecided: motion === undefined ? item !== undefined && item.decision !== '' : isDecided(shown.clauseId),
    poll: poll ?? null,
    isTie,
    accountId: shown.accountId,
  });
  const worded = poll?.state === 'prepared' ? poll : undefined;
  const typed = typedIn(form);
  const index = items.findIndex(({ id }) => id === item?.id);
  const following = items[index + 1];
  const nextClause =
    motion === undefined ? -1 : motion.content.clauses.findIndex(({ id }) => id === shown.clauseId) + 1;
  const isCounted = poll !== undefined && poll.state !== 'prepared' && poll.state !== 'open';
  const amending = shown.yrkanden.filter(
    ({ clauseId, kind, isWithdrawn }) =>
      clauseId === shown.clauseId && !isWithdrawn && (kind === 'amend' || kind === 'add'),
  );
  const outcome = typed('outcome', proposedOutcome(poll));
  const needed = neededMajority(shown.rules, meeting.day, questionOf(clause, worded?.purpose ?? 'main'));
  return page(
    'meetings/lead',
    {
      ...meetingFrame(meeting, shown.part, leadPath(slug), { key: 'meetings.lead.title' }),
      step,
      items: items.map((each) => ({
        position: each.position,
        heading: each.heading,
        path: consoleAt(slug, each.position, null),
        isHere: each.id === item?.id,
        isDone: isDone(shown, each),
      })),
      item:
        item === undefined
          ? null
          : {
              ...{ id: item.id, position: item.position, heading: item.heading, decision: item.decision },
              summons: item.kind === 'dulySummoned' ? shownSummons(shown.summons) : null,
            },
      motion:
        motion === undefined || shown.motionLink === null
          ? null
          : {
              id: motion.id,
              ...shown.motionLink,
              mover: shown.nameOf(motion.moverId),
              clauses: motion.content.clauses.map(({ id }, place) => ({
                number: place + 1,
                path: consoleAt(slug, item?.position ?? 1, place + 1),
                isHere: id === shown.clauseId,
                isDone: isDecided(id),
              })),
            },
      clause:
        clause === undefined
          ? null
          : {
              id: clause.id,
              text: clause.text,
              number: nextClause,
              opinion: shown.opinions.find(({ clauseId }) => clauseId === clause.id) ?? null,
              decision: decision === null ? null : clauseDecisionText(decision, meeting),
              isSettledBefore: decision !== null && decision.meetingId !== meeting.id,
            },
      yrkanden: shown.yrkanden
        .filter(({ clauseId, isWithdrawn }) => clauseId === shown.clauseId && !isWithdrawn)
        .map(({ id, kind, byOrganisationId, text }) => ({
          ...{ kind, text },
          by: byOrganisationId === null ? '' : shown.nameOf(byOrganisationId),
          withdrawPath: yrkandeWithdrawalPath(slug, id),
        })),
      poll: poll === undefined ? null : shownPoll(poll, isCounted ? shown.ballots : null, shown.cast),
      isTie,
      openElsewhere:
        open === undefined || open.id === poll?.id
          ? null
          : { question: open.question, path: pollPlace(shown, open) },
      asked: {
        purpose: typed('purpose', worded?.purpose ?? 'main'),
        question: typed('question', worded?.question ?? (clause === undefined ? '' : usualQuestion)),
        pollText: typed('pollText', worded?.text ?? clause?.text ?? item?.heading ?? ''),
        yesMeans: typed('yesMeans', worded?.yesMeans ?? usualMeaning.yes),
        noMeans: typed('noMeans', worded?.noMeans ?? usualMeaning.no),
        majority: typed('majority', majorityChosen(worded?.majority, needed.majority)),
        quorum: typed('quorum', String(worded?.quorum ?? 0)),
      },
      purposes: pollPurposes,
      majorities: majorityChoices,
      needed: majorityText(needed.majority),
      isWithoutRule: needed.rule === null,
      mayPrepare:
        step === 'decide' || step === 'prepareMain' || (step === 'decideByPoll' && clause === undefined),
      mayRerun:
        poll !== undefined &&
        step !== 'decided' &&
        meeting.state === 'open' &&
        nextOfPoll(poll.state, 'rerun') !== null &&
        rerunFault(poll, shown.accountId) === null,
      outcomes: outcomes.map((each) => ({ name: each, isChosen: each === outcome })),
      wording: typed('wording'),
      canReword: amending.length > 0,
      decision: typed('decision', item === undefined ? '' : proposedDecision(shown, item)),
      yrkandeKinds,
      present: shown.present,
      typed: {
        kind: typed('kind'),
        by: typed('by'),
        yrkandeText: typed('yrkandeText'),
        reason: typed('reason'),
      },
      nextPath:
        motion !== undefined && nextClause < motion.content.clauses.length
          ? consoleAt(slug, item?.position ?? 1, nextClause + 1)
          : following === undefined
            ? null
            : consoleAt(slug, following.position, null),
      canClose: meeting.state === 'open' && leftToDecide(shown, items) === null,
      acts: {
        decide: decisionsPath(slug),
        prepare: pollsPath(slug),
        raise: yrkandenPath(slug),
        roll: rollPath(slug),
        open: openingPath(slug),
        adjourn: adjournmentPath(slug),
        close: closingPath(slug),
        state: voteStatePath(slug),
      },
    },
    refusals,
  );
}

/** This meeting's decision on the att-sats, or the earlier one that settled it. */
const decidedAs = (
  decisions: readonly ClauseDecision[],
  clauseId: string,
  meeting: Meeting,
): ClauseDecision | null =>
  decisions.find((each) => each.clauseId === clauseId && each.meetingId === meeting.id) ??
  decisionOn(decisions, clauseId);

function proposedDecision({ meeting, officers, present, summons }: Console, item: AgendaItem): string {
  if (item.decision !== '') return item.decision;
  return usualDecision(item.kind, {
    meeting: meeting.kind,
    memberCount: present.length,
    votes: present.reduce((sum, { votes }) => sum + votes, 0),
    isSummonsLate: summons?.state === 'late',
    chair: officers.find(({ duty }) => duty === 'chair')?.name ?? '',
    secretary: officers.find(({ duty }) => duty === 'secretary')?.name ?? '',
    attesters: officers.filter(({ duty }) => duty === 'attester').map(({ name }) => name),
  });
}

/** A prepared poll keeps what it was prepared with; any other is asked by the rules. */
function majorityChosen(prepared: Majority | undefined, needed: Majority): string {
  if (prepared === undefined || sameMajority(prepared, needed)) return 'byRule';
  return majorityName(prepared) ?? 'byRule';
}

/** Where Yes and No mean what they usually do, the result says the outcome. */
function proposedOutcome(poll: Poll | undefined): string {
  const result = poll?.state === 'sealed' ? poll.result : null;
  if (result === null || poll?.yesMeans !== usualMeaning.yes) return '';
  return { carried: 'approved', rejected: 'rejected', noResult: '' }[result.outcome];
}

function pollPlace({ items, motions, meeting }: Console, poll: Poll): string {
  const position = items.find(({ id }) => id === poll.agendaItemId)?.position ?? 1;
  const clauses = motions.find(({ id }) => id === poll.motionId)?.content.clauses ?? [];
  const place = clauses.findIndex(({ id }) => id === poll.clauseId);
  return consoleAt(meeting.slug, position, place < 0 ? null : place + 1);
}
