// Signing in and out, and choosing a password by a single-use link.
import { may, type Person } from '../../domain/permissions.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { nameOn } from '../../domain/organisations/organisation.ts';
import { page, redirect, type Answer, type Page } from '../../web/answer.ts';
import { field, type Form } from '../../web/body.ts';
import { ownAddress } from '../../web/own-address.ts';
import { enctypeFor } from '../../web/respond.ts';
import type { Room, Visit } from '../../web/room.ts';
import { organisationPath, setUpPath, type OrganisationsDesk } from '../organisations/index.ts';
import { choosePassword, usableLink, type AccountLink, type AccountsDesk } from './actions.ts';
import { entranceRoutes, myLinks } from './entrance.ts';
import type { LinkTokens } from './link-tokens.ts';
import { hashPassword, longestPassword, shortestPassword } from './passwords.ts';
import { linkPath, myLinksPath, myPath, signInPath, signOutPath, waitingPath } from './paths.ts';
import type { Throttle } from './throttle.ts';
import { waitingPage, type WaitingByRoom, type WaysOn } from './waiting.ts';

type AccountsVisit = AccountsDesk & OrganisationsDesk;

/** The demo's accounts, shown on the sign-in page where the demo world is loaded; none in production. */
export interface DemoAccounts {
  readonly password: string;
  readonly emails: readonly string[];
}

export interface AccountsDoors<D> {
  readonly throttle: Throttle;
  readonly demo: () => Promise<DemoAccounts | null>;
  readonly waiting: (desk: D, person: Person) => Promise<WaitingByRoom>;
  readonly ways: WaysOn;
  readonly tokens: LinkTokens;
}

export function accountsRoutes<D extends AccountsVisit>(
  room: Room<D>,
  { throttle, demo, waiting, ways, tokens }: AccountsDoors<D>,
): void {
  room.get(signInPath, { act: 'session.begin' }, async (visit) =>
    visit.who === null
      ? signInPage(visit, [], await demo())
      : redirect(nextPath(field(visit.query, 'vidare'))),
  );
  room.ask(
    signInPath,
    { act: 'session.begin' },
    async (visit) => {
      const account = field(visit.form, 'email').trim().toLowerCase().slice(0, 320);
      if (!(await throttle.mayTry(account, visit.address))) {
        return signInPage(visit, [refuse('access.tooMany', 'email')], await demo(), 429);
      }
      const typed = field(visit.form, 'password');
      const person =
        account === '' || typed === ''
          ? refuse('account.wrongPassword', 'password')
          : await visit.authenticate();
      if ('refused' in person) return signInPage(visit, [person], await demo());
      await throttle.succeeded(account, visit.address);
      const resumed = resumePage(visit.form, person.accountId);
      return (
        resumed ?? redirect(nextPath(field(visit.form, 'next')), { session: { begin: person.accountId } })
      );
    },
    'texts',
  );
  room.ask(signOutPath, { act: 'public.read' }, () => Promise.resolve(redirect('/', { session: 'end' })));
  room.get(myPath, { act: 'account.readOwn' }, myPage);
  room.get(waitingPath, { act: 'task.readOwn' }, async (visit) =>
    waitingPage(visit, visit.who === null ? {} : await waiting(visit.desk, visit.who), ways),
  );
  entranceRoutes(room, tokens);
  room.get(linkPath(':token'), { act: 'session.begin' }, async (visit) => {
    const link = await usableLink(visit.desk, visit.parameters['token'] ?? '');
    return 'refused' in link ? linkPage(visit, [link], null) : linkPage(visit, [], link);
  });
  room.preparedAct(linkPath(':token'), { act: 'session.begin' }, async (visit) => {
    const token = visit.parameters['token'] ?? '';
    const link = await usableLink(visit.desk, token);
    if ('refused' in link) return linkPage(visit, [link], null);
    const [password, again] = [field(visit.form, 'password'), field(visit.form, 'again')];
    if (password.length < shortestPassword || password.length > longestPassword) {
      const facts = { min: shortestPassword, max: longestPassword };
      return linkPage(visit, [refuse('account.passwordShort', 'password', facts)], link);
    }
    if (password !== again) return linkPage(visit, [refuse('account.passwordsDiffer', 'again')], link);
    // Slow on purpose, so done only for a link that holds, and before the transaction.
    const passwordHash = await hashPassword(password);
    return {
      act: async (acting) => {
        const accountId = await choosePassword(acting.desk, token, passwordHash);
        return typeof accountId === 'string'
          ? redirect(myPath, { session: { begin: accountId } })
          : linkPage(acting, [accountId], accountId.refused === 'account.hasOwner' ? link : null);
      },
    };
  });
}

const nextPath = (asked: string): string => ownAddress(asked) ?? waitingPath;

/** The page that sends what was typed when the session had ended; null where nothing was. */
function resumePage(form: Form, accountId: string): Page | null {
  const resumeAt = ownAddress(field(form, 'resumeAt'));
  const typed = field(form, 'resume');
  if (resumeAt === null || typed === '') return null;
  const model = {
    title: { key: 'accounts.resume.title' },
    crumbs: [],
    resumeAt,
    enctype: enctypeFor(typed),
    carried: [...new URLSearchParams(typed)].map(([name, value]) => ({ name, value })),
  };
  return { ...page('accounts/resume', model), begin: accountId };
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
      resumeAt: field(visit.form, 'resumeAt'),
      resume: field(visit.form, 'resume'),
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
    setUpPath: may(visit.who, 'organisation.setUp', null) ? setUpPath : null,
    links: await myLinks(visit),
    linksPath: myLinksPath,
    roles: grants.flatMap(({ role, organisationId }) => {
      const organisation = byId.get(organisationId);
      return organisation === undefined
        ? []
        : [{ role, name: nameOn(organisation, visit.today), path: organisationPath(organisation) }];
    }),
  });
}

/** @param link null when it can no longer be used */
function linkPage<D>(visit: Visit<D>, refusals: readonly Refusal[], link: AccountLink | null): Page {
  return page(
    'accounts/choose-password',
    {
      title: { key: 'accounts.choosePassword.title' },
      crumbs: [],
      isSpent: link === null,
      signInPath: link?.purpose === 'mandate' ? signInPath : null,
      linkPath: linkPath(visit.parameters['token'] ?? ''),
      shortest: shortestPassword,
    },
    refusals,
  );
}
