// One entry of the decision log: canonical bytes and the leaf hash they give (RFC 6962, section 2.1).
import { createHash } from 'node:crypto';

export const entryKinds = [
  'organisation.setUp',
  'organisation.renamed',
  'organisation.changed',
  'membership.recorded',
  'membership.changed',
  'succession.recorded',
  'organisation.formed',
  'seats.recorded',
  'share.recorded',
  'withdrawal.noticed',
  'withdrawal.takenBack',
  'statute.drafted',
  'statute.draftChanged',
  'statute.draftDiscarded',
  'statute.versionReadIn',
  'statute.versionRatified',
  'statute.topicCorrected',
  'statute.doubtsSettled',
  'statute.versionCorrected',
  'correction.proposed',
  'correction.confirmed',
  'correction.declined',
  'account.opened',
  'account.linkIssued',
  'account.passwordSet',
  'account.begunAnew',
  'account.personalLinkMade',
  'account.personalLinkEnded',
  'role.granted',
  'role.revoked',
  'rule.recorded',
  'proposal.begun',
  'proposal.textChanged',
  'proposal.termsChanged',
  'proposal.consultationOpened',
  'proposal.commented',
  'proposal.commentReplied',
  'proposal.consultationClosed',
  'proposal.approved',
  'proposal.revised',
  'proposal.withdrawn',
  'proposal.lapsed',
  'proposal.rebased',
  'proposal.rebaseWaits',
  'proposal.dispatched',
  'proposal.reminded',
  'proposal.meetingDecided',
  'proposal.enacted',
  'ratification.answered',
  'ratification.askedAgain',
  'ratification.retracted',
  'ratification.confirmed',
  'ratification.signed',
  'ratification.signatureRetracted',
  'ratification.signaturesConfirmed',
  'contact.named',
  'contact.ended',
  'motion.begun',
  'motion.discarded',
  'motion.endorsed',
  'motion.coMoverConfirmed',
  'motion.submitted',
  'motion.registered',
  'motion.lateAdmitted',
  'motion.lateRefused',
  'motion.prepared',
  'motion.opinionIssued',
  'motion.placedOnAgenda',
  'motion.takenOffAgenda',
  'motion.clauseDecided',
  'motion.decided',
  'motion.followedUp',
  'motion.closed',
  'motion.withdrawn',
  'meeting.planned',
  'meeting.changed',
  'meeting.summoned',
  'meeting.opened',
  'meeting.adjourned',
  'meeting.closed',
  'meeting.attested',
  'meeting.itemDecided',
  'mandate.recorded',
  'roll.changed',
  'yrkande.raised',
  'yrkande.withdrawn',
  'poll.prepared',
  'poll.opened',
  'poll.closed',
  'poll.castingVoteGiven',
  'poll.sealed',
  'poll.rerun',
  'minutes.attested',
  'key.made',
  'document.issued',
  'mail.sentAgain',
  'mail.takenByHand',
  'mail.sentByHand',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What can stand in an entry: text, whole numbers, null, and lists and records of them. */
export type Fact = string | number | null | readonly Fact[] | { readonly [name: string]: Fact };

/** What happened, before it has its place in the sequence. No personal data: accounts are named by id. */
export interface Happening {
  readonly kind: EntryKind;
  readonly organisationId: string;
  /** What it happened to: the row's id. */
  readonly subjectId: string;
  readonly facts: { readonly [name: string]: Fact };
}

/** A happening with its place (from 1, without gaps), its instant (ISO, UTC) and who did it (account id, null for the program). */
export interface Entry extends Happening {
  readonly sequence: number;
  readonly at: string;
  readonly by: string | null;
}

/**
 * The entry's canonical form: JSON with keys in code-unit order, strings in NFC, whole numbers only, nothing between tokens.
 * @throws RangeError for a number that is not a safe integer: a fraction has no single form.
 */
export function canonical(entry: Entry): string {
  return canonicalFact({
    at: entry.at,
    by: entry.by,
    facts: entry.facts,
    kind: entry.kind,
    organisation: entry.organisationId,
    sequence: entry.sequence,
    subject: entry.subjectId,
  });
}

/** SHA-256 over 0x00 and the canonical bytes, in hexadecimal: the leaf of the tree that comes later. */
export function leafHash(canonicalEntry: string): string {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(canonicalEntry, 'utf8')
    .digest('hex');
}

/** A fact in its one form; what is hashed elsewhere than in the log (a poll's manifest, minutes) takes this form too. */
export function canonicalFact(fact: Fact): string {
  if (fact === null) return 'null';
  if (typeof fact === 'string') return JSON.stringify(fact.normalize('NFC'));
  if (typeof fact === 'number') {
    if (!Number.isSafeInteger(fact)) throw new RangeError(`not a whole number: ${String(fact)}`);
    return String(fact === 0 ? 0 : fact);
  }
  if (isList(fact)) return `[${fact.map(canonicalFact).join(',')}]`;
  const keys = Object.keys(fact).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalFact(fact[key] ?? null)}`).join(',')}}`;
}

const isList = (fact: Fact): fact is readonly Fact[] => Array.isArray(fact);
