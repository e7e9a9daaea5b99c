// How a room registers its routes: never without a policy, and every write in one transaction.
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Engine, Queries } from '../database/engine.ts';
import { authorize, may, needsOrganisation, type Act, type Person, type Who } from '../domain/permissions.ts';
import type { Day } from '../domain/language/dates.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import { bodyReader, formBody, holdsZero, type BodySize, type Form } from './body.ts';
import { refusalOfBody, uploadsOf, type Upload } from './multipart.ts';
import type { Language, Words } from './i18n.ts';
import type { KeptPages } from './kept-pages.ts';
import type { Responder } from './respond.ts';
import { gatheredWrites, inOneTransaction } from './write.ts';

/** What a handler is given: the request as far as a room needs it, and the desk of this request. */
export interface Visit<D> {
  readonly desk: D;
  /** The address without its query. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Form;
  readonly form: Form;
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Why the body was not taken, on a route that takes one file; null where it was. */
  readonly unread: Refusal | null;
  readonly who: Who;
  readonly today: Day;
  readonly language: Language;
  readonly words: Words;
  /** Tries the address and password of the form. */
  readonly authenticate: () => Promise<Person | Refusal>;
  /** The client's address, for throttling only; never stored. */
  readonly address: string;
}

export type Handler<D> = (visit: Visit<D>) => Promise<Answer>;

/** An act whose slow work is done, and the page that tells of its no, where drawing that is slow too. */
export interface Prepared<D> {
  readonly act: Handler<D>;
  /** Drawn after the transaction: what compares texts for its page would hold up everybody else's write. */
  readonly refused?: (visit: Visit<D>, refusal: Refusal) => Promise<Answer>;
}

/** What is slow and touches no row (reading a text, hashing a password), done before the act's transaction: a no, or the act. */
export type Preparation<D> = (visit: Visit<D>) => Promise<Answer | Prepared<D>>;

/** Which act a route is, and whose object it acts on: the organisation's id, or null when there is no such thing. */
export interface Policy<D> {
  readonly act: Act;
  readonly of?: (visit: Visit<D>) => Promise<string | null>;
}

export interface Room<D> {
  /** A page to read. */
  get(path: string, policy: Policy<D>, handler: Handler<D>): void;
  /** A page that is read often: kept as sent to this reader until something is logged. */
  getKept(path: string, policy: Policy<D>, handler: Handler<D>): void;
  /** An act: one transaction, rolled back when the answer is a refusal. */
  act(path: string, policy: Policy<D>, handler: Handler<D>, body?: BodySize): void;
  /** An act that many do at once (a vote): done with the others of its moment in one transaction, answered after its commit. */
  gatheredAct(path: string, policy: Policy<D>, handler: Handler<D>, body?: BodySize): void;
  /** An act with slow work before it: prepared outside, then done in one transaction, where the policy is asked again. */
  preparedAct(path: string, policy: Policy<D>, preparation: Preparation<D>, body?: BodySize): void;
  /** A form that is answered without anything being written (comparing, signing in). */
  ask(path: string, policy: Policy<D>, handler: Handler<D>, body?: BodySize): void;
}

export interface RoomTools<D> extends Pick<Responder, 'send' | 'sendSignIn' | 'sendKept'> {
  readonly engine: Engine;
  readonly desk: (queries: Queries, who: Who) => D;
  readonly visit: (
    request: Request,
  ) => Omit<Visit<D>, 'desk' | 'parameters' | 'query' | 'form' | 'uploads' | 'unread'>;
  readonly kept: KeptPages;
  /** The number of the log's newest entry. */
  readonly head: () => Promise<number>;
}

/** One registered route, as the permission matrix sees it. */
export interface RouteEntry {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly act: Act;
}

/** Opens a room on a router. Registering a route without a policy, or with one that cannot be decided, throws at boot. */
export function openRoom<D>(router: Router, tools: RoomTools<D>, register: RouteEntry[]): Room<D> {
  /** One request on its way: what it asks, and how it is answered over some queries. */
  const visiting = (request: Request, policy: Policy<D>, form: Form, query: Form) => {
    const about = tools.visit(request);
    const over = async <A>(queries: Queries, work: (visit: Visit<D>) => Promise<A>): Promise<A | Refusal> => {
      const visit: Visit<D> = {
        ...about,
        desk: tools.desk(queries, about.who),
        parameters: request.params as Record<string, string>,
        query,
        form,
        uploads: uploadsOf(request),
        unread: refusalOfBody(request),
      };
      const owner = policy.of === undefined ? null : await policy.of(visit);
      if (policy.of !== undefined && owner === null) return { refused: 'access.notFound' };
      return authorize(about.who, policy.act, owner) ?? (await work(visit));
    };
    return { about, over };
  };
  type Visiting = ReturnType<typeof visiting>;

  const add = (
    method: 'GET' | 'POST',
    path: string,
    policy: Policy<D> | undefined,
    body: BodySize,
    respond: (request: Request, response: Response, visiting: Visiting) => Promise<void>,
  ): void => {
    requirePolicy(method, path, policy);
    register.push({ method, path, act: policy.act });
    const handle: RequestHandler = (request, response, next) => {
      const [query, form] = [formBody(request.query), formBody(request.body)];
      const asked = visiting(request, policy, form, query);
      const answering = [formBody(request.params), query, form].some(holdsZero)
        ? tools.send(request, response, { refused: 'request.unreadable' })
        : mustSignIn(policy.act, method, asked.about.who)
          ? tools.sendSignIn(request, response, form)
          : respond(request, response, asked);
      answering.catch(next);
    };
    if (method === 'GET') router.get(path, handle);
    else router.post(path, ...bodyReader(body), handle);
  };

  const answered =
    (run: (visiting: Visiting) => Promise<Answer>) =>
    async (request: Request, response: Response, asked: Visiting): Promise<void> =>
      tools.send(request, response, await run(asked));
  const inTransaction = (asked: Visiting, handler: Handler<D>): Promise<Answer> =>
    inOneTransaction(tools.engine, (transaction) => asked.over(transaction, handler), stands);
  const gathered = gatheredWrites(tools.engine);

  return {
    get: (path, policy, handler) => {
      add(
        'GET',
        path,
        policy,
        'form',
        answered((asked) => asked.over(tools.engine.read, handler)),
      );
    },
    getKept: (path, policy, handler) => {
      add('GET', path, policy, 'form', async (request, response, asked) => {
        const head = await tools.head();
        const key = keyOf(request, asked.about);
        const kept = tools.kept.find(key, head);
        if (kept !== null) tools.sendKept(request, response, kept);
        else {
          const answer = await asked.over(tools.engine.read, handler);
          await tools.send(request, response, answer, (html) => tools.kept.keep(key, head, html));
        }
      });
    },
    ask: (path, policy, handler, body = 'form') => {
      add(
        'POST',
        path,
        policy,
        body,
        answered((asked) => asked.over(tools.engine.read, handler)),
      );
    },
    act: (path, policy, handler, body = 'form') => {
      add(
        'POST',
        path,
        policy,
        body,
        answered((asked) => inTransaction(asked, handler)),
      );
    },
    gatheredAct: (path, policy, handler, body = 'form') => {
      add(
        'POST',
        path,
        policy,
        body,
        answered((asked) => gathered((transaction) => asked.over(transaction, handler), stands)),
      );
    },
    preparedAct: (path, policy, preparation, body = 'form') => {
      add(
        'POST',
        path,
        policy,
        body,
        answered(async (asked) => {
          const prepared = await asked.over(tools.engine.read, preparation);
          if (!('act' in prepared)) return prepared;
          const { act, refused } = prepared;
          const answer = await inTransaction(asked, act);
          return refused !== undefined && isRefusal(answer)
            ? asked.over(tools.engine.read, (visit) => refused(visit, answer))
            : answer;
        }),
      );
    },
  };
}

/** Does what was done stand? Not when the answer is a no, or a page that says no. */
const stands = (answer: Answer): boolean =>
  !isRefusal(answer) && !('status' in answer && answer.status >= 400);

/** Whoever posts without a session is asked to sign in before anything is looked up, and comes back to what was typed. */
const mustSignIn = (act: Act, method: 'GET' | 'POST', who: Who): boolean =>
  method === 'POST' && who === null && !may(null, act, null);

/** What a kept page depends on beside the log: the reader with their roles, the language, the day, the address. */
function keyOf(
  request: Request,
  { who, language, today }: Pick<Visit<never>, 'who' | 'language' | 'today'>,
): string {
  const roles = who?.grants.map(({ role, organisationId }) => `${role}@${organisationId}`) ?? [];
  const confined = who?.confinedTo ?? [];
  return [who?.accountId ?? '', ...roles, ...confined, language, today, request.originalUrl].join(' ');
}

function requirePolicy<D>(
  method: string,
  path: string,
  policy: Policy<D> | undefined,
): asserts policy is Policy<D> {
  if (policy === undefined) throw new Error(`${method} ${path} has no policy`);
  if (needsOrganisation(policy.act) && policy.of === undefined) {
    throw new Error(
      `${method} ${path}: ${policy.act} is decided by organisation, and the policy does not say whose`,
    );
  }
}
