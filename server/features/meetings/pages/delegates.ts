// The förbund and their delegates: one's own to appoint, for the office all to see; and the links to hand over.
import type { Meeting } from '../../../domain/meetings/meeting.ts';
import { nextOfMeeting } from '../../../domain/meetings/lifecycle.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { page, type Page } from '../../../web/answer.ts';
import { field, type Form } from '../../../web/body.ts';
import { delegatesPath, mandateLinkPath } from '../paths.ts';
import { meetingFrame, typedIn, type Part } from './frame.ts';

/** A förbund at the meeting, with the addresses of those it has appointed. */
export interface ForbundAt {
  readonly organisationId: string;
  readonly name: string;
  readonly delegate: string;
  readonly delegateName: string;
  readonly alternate: string;
  readonly alternateName: string;
  readonly hasMandate: boolean;
  readonly mayAppoint: boolean;
}

export function delegatesPage(
  meeting: Meeting,
  part: Part,
  forbund: readonly ForbundAt[],
  form: Form,
  refusals: readonly Refusal[],
  notice: string | null,
): Page {
  const posted = field(form, 'organisation');
  const canAppoint = nextOfMeeting(meeting.state, 'appointDelegate') !== null;
  return page(
    'meetings/delegates',
    {
      ...meetingFrame(meeting, part, delegatesPath(meeting.slug), { key: 'meetings.delegates.title' }),
      canAppoint,
      own: forbund
        .filter(({ mayAppoint }) => mayAppoint)
        .map((each, index) => {
          const isPosted = each.organisationId === posted;
          const typed = typedIn(isPosted ? form : {});
          // The first form's fields are what a mistake's link leads to; another's get names of their own.
          const suffix = (posted === '' ? index === 0 : isPosted) ? '' : `-${String(index)}`;
          return {
            ...each,
            suffix,
            // For each whom the mandate names, and the same for all: a link that is not there would tell who has an account.
            handed: [
              { person: 'delegate', email: each.delegate },
              { person: 'alternate', email: each.alternate },
            ].filter(({ email }) => email !== ''),
            typed: {
              delegate: typed('delegate', each.delegate),
              delegateName: typed('delegateName', each.delegateName),
              alternate: typed('alternate', each.alternate),
              alternateName: typed('alternateName', each.alternateName),
            },
          };
        }),
      all: part.leads ? forbund : [],
      appointedCount: forbund.filter(({ hasMandate }) => hasMandate).length,
      appointPath: delegatesPath(meeting.slug),
      linkPath: mandateLinkPath(meeting.slug),
      notice,
    },
    refusals,
  );
}

/** The link to hand over, shown once: only its hash is kept. */
export function handOverPage(
  meeting: Meeting,
  part: Part,
  link: { readonly forbundName: string; readonly email: string; readonly address: string },
): Page {
  return page('meetings/hand-over', {
    ...meetingFrame(meeting, part, '', { key: 'meetings.delegates.handOver.title' }),
    ...link,
    backPath: delegatesPath(meeting.slug),
  });
}
