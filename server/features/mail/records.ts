// Letters that go out by mail, as they are stored.

export const mailKinds = ['missiv', 'consultation', 'reminder', 'confirmation', 'outcome'] as const;
export type MailKind = (typeof mailKinds)[number];

/** `kept`: no mail is sent from here, or somebody took it over; it is copied and sent by hand. */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'kept';

/** A paper that goes along: made when the letter is sent, in the form it then has. */
export interface Enclosure {
  readonly kind: 'letter';
  readonly proposalId: string;
  readonly roundNumber: number;
  readonly memberId: string;
}

export interface OutgoingMail {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: MailKind;
  /** The round, consultation or proposal that it is about. */
  readonly subjectId: string;
  /** The member it is for; null where it is for none. */
  readonly memberId: string | null;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  /** Where `linkMark` stands, the personal link's address is put in when it is sent or shown. */
  readonly body: string;
  readonly linkId: string | null;
  readonly enclosures: readonly Enclosure[];
  readonly state: MailState;
  /** How many times sending was begun. */
  readonly attempts: number;
  readonly queuedAt: string;
  /** Queued: not before this instant. Sending: until this instant it is somebody's. */
  readonly dueAt: string;
  /** When the mail server took it, or somebody said that they had sent it. */
  readonly sentAt: string | null;
  /** What finds the fault in the operator's log; null unless it failed. */
  readonly reference: string | null;
}

/** Stands in a body where the personal link goes: a letter that nobody can type into a form. */
export const linkMark = '\uE000';
