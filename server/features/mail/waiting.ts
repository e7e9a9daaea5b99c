// What waits in the outbox: letters that did not arrive, and letters to be sent by hand.
import { seeLinks } from '../../domain/accounts/personal-link.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import type { Person } from '../../domain/permissions.ts';
import type { Waiting } from '../../web/waiting.ts';
import type { OrganisationsDesk } from '../organisations/index.ts';
import type { MailDesk } from './actions.ts';
import { outboxPath } from './paths.ts';

/** One line for each outbox and kind, to whoever sends its letters. */
export async function mailWaiting(
  desk: MailDesk & OrganisationsDesk,
  { grants }: Person,
): Promise<readonly Waiting[]> {
  const own = grants
    .filter(({ role }) => seeLinks.includes(role))
    .map(({ organisationId }) => organisationId);
  const waiting = await desk.mail.waitingIn([...new Set(own)]);
  const organisations = await desk.organisations.byIds(waiting.map(({ organisationId }) => organisationId));
  return waiting.flatMap(({ organisationId, state, count }): readonly Waiting[] => {
    const organisation = organisations.find(({ id }) => id === organisationId);
    return organisation === undefined
      ? []
      : [
          {
            what: `mail.waiting.${state}`, // words: mail.waiting.*
            facts: { count, name: nameOn(organisation, desk.today) },
            path: outboxPath(organisation),
            by: null,
          },
        ];
  });
}
