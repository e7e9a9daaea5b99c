// Signing in and out, and choosing a password by a single-use link.
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { page, redirect, type Answer, type Page } from '../../web/answer.ts';
import { field } from '../../web/body.ts';
import type { Room, Visit } from '../../web/room.ts';
import { organisationPath, type OrganisationsDesk } from '../organisations/index.ts';
import { choosePassword, usableLink, type AccountsDesk } from './actions.ts';
import { hashPassword, longestPassword, shortestPassword } from './passwords.ts';
import { linkPath, myPath, signInPath, signOutPath } from './paths.ts';
import type { Throttle } from './throttle.ts';

type AccountsVisit = AccountsDesk & OrganisationsDesk;

/** The demo's accounts, shown on the sign-in page where the demo world is loaded; none in production. */
export interface DemoAccounts {
  readonly password: string;
  readonly emails: readonly string[];
}

export function accountsRoutes<D extends AccountsVisit>(
  room: Room<D>,
  throttle: Throttle,
  demo: () => Promise<DemoAccounts | null>,
): void {
  room.get(signInPath, { act: 'session.begin' }, async (visit) =>
    visit.who === null
      ? signInPage(visit, [], await demo())
      : redirect(nextPath(field(visit.query, 'vidare'))),
  );
  room.ask(signInPath, { act: 'session.begin' }, async (visit) => {
    const account = field(visit.form, 'email').trim().toLowerCase().slice(0, 320);
    if (await throttle.isShut(account, visit.address))
      return signInPage(visit, [refuse('access.tooMany', 'email')], await demo(), 429);
    const typed = field(visit.form, 'password');
    const person =
      account === '' || typed === ''
        ? refuse('account.wrongPassword', 'password')
        : await visit.authenticate();
    if ('refused' in person) {
      await throttle.failed(account, visit.address);
      return signInPage(visit, [person], await demo());
    }
    await throttle.succeeded(account);
    return redirect(nextPath(field(visit.form, 'next')), { session: { begin: person.accountId } });
  });
  room.ask(signOutPath, { act: 'public.read' }, () => Promise.resolve(redirect('/', { session: 'end' })));
  room.get(myPath, { act: 'account.readOwn' }, myPage);
  room.get(linkPath(':token'), { act: 'session.begin' }, async (visit) => {
    const link = await usableLink(visit.desk, visit.parameters['token'] ?? '');
    return 'refused' in link ? linkPage(visit, [link], true) : linkPage(visit, [], false);
  });
  room.act(linkPath(':token'), { act: 'session.begin' }, async (visit) => {
    const [password, again] = [field(visit.form, 'password'), field(visit.form, 'again')];
    if (password.length < shortestPassword || password.length > longestPassword) {
      return linkPage(
        visit,
        [refuse('account.passwordShort', 'password', { min: shortestPassword, max: longestPassword })],
        false,
      );
    }
    if (password !== again) return linkPage(visit, [refuse('account.passwordsDiffer', 'again')], false);
    const accountId = await choosePassword(
      visit.desk,
      visit.parameters['token'] ?? '',
      await hashPassword(password),
    );
    return typeof accountId === 'string'
      ? redirect(myPath, { session: { begin: accountId } })
      : linkPage(visit, [accountId], true);
  });
}

/** Only addresses of our own: a path that cannot be read as another host. */
function nextPath(asked: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(asked) ? asked : myPath;
}

function signInPage<D>(
  visit: Visit<D>,
  refusals: readonly Refusal[],
  demo: DemoAccounts | null,
  status?: number,
): Page {
  return page(
    'accounts/sign-in',
    {
      title: { key: 'accounts.signIn.title' },
      crumbs: [],
      email: field(visit.form, 'email'),
      next: field(visit.query, 'vidare') || field(visit.form, 'next'),
      signInPath,
      demo,
    },
    refusals,
    status,
  );
}

async function myPage<D extends AccountsVisit>(visit: Visit<D>): Promise<Answer> {
  const grants = visit.who?.grants ?? [];
  const organisations = await visit.desk.organisations.byIds([
    ...new Set(grants.map(({ organisationId }) => organisationId)),
  ]);
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return page('accounts/mine', {
    title: { key: 'accounts.mine.title' },
    crumbs: [],
    roles: grants.flatMap(({ role, organisationId }) => {
      const organisation = byId.get(organisationId);
      return organisation === undefined
        ? []
        : [{ role, name: nameOn(organisation, visit.today), path: organisationPath(organisation) }];
    }),
  });
}

function linkPage<D>(visit: Visit<D>, refusals: readonly Refusal[], isSpent: boolean): Page {
  return page(
    'accounts/choose-password',
    {
      title: { key: 'accounts.choosePassword.title' },
      crumbs: [],
      isSpent,
      linkPath: linkPath(visit.parameters['token'] ?? ''),
      shortest: shortestPassword,
    },
    refusals,
  );
}
