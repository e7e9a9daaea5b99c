// How a room registers its routes: never without a policy, and every write in one transaction.
import type { Request, RequestHandler, Response, Router } from 'express';
import type { Engine, Queries } from '../database/engine.ts';
import { authorize, needsOrganisation, type Act, type Person, type Who } from '../domain/permissions.ts';
import type { Day } from '../domain/language/dates.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import {
  bodyReader,
  formBody,
  holdsZero,
  readUpload,
  type BodySize,
  type Form,
  type Upload,
} from './body.ts';
import type { Language, Words } from './i18n.ts';
import type { KeptPage, KeptPages } from './kept-pages.ts';
import { inOneTransaction } from './write.ts';

/** What a handler is given: the request as far as a room needs it, and the desk of this request. */
export interface Visit<D> {
  readonly desk: D;
  /** The address without its query. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Form;
  readonly form: Form;
  readonly uploads: ReadonlyMap<string, Upload>;
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
  /** A form that is answered without anything being written (comparing, signing in). */
  ask(path: string, policy: Policy<D>, handler: Handler<D>, body?: BodySize): void;
}

export interface RoomTools<D> {
  readonly engine: Engine;
  readonly desk: (queries: Queries, who: Who) => D;
  readonly visit: (request: Request) => Omit<Visit<D>, 'desk' | 'parameters' | 'query' | 'form' | 'uploads'>;
  readonly send: (
    request: Request,
    response: Response,
    answer: Answer,
    keep?: (html: string) => KeptPage,
  ) => Promise<void>;
  readonly sendKept: (request: Request, response: Response, page: KeptPage) => void;
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
  const add = (
    method: 'GET' | 'POST',
    path: string,
    policy: Policy<D> | undefined,
    handler: Handler<D>,
    body: BodySize,
    keeps: boolean,
    run: (request: Request, work: (queries: Queries) => Promise<Answer>) => Promise<Answer>,
  ): void => {
    requirePolicy(method, path, policy);
    register.push({ method, path, act: policy.act });
    const respond = async (request: Request, response: Response): Promise<void> => {
      const [query, form] = [formBody(request.query), formBody(request.body)];
      if ([formBody(request.params), query, form].some(holdsZero)) {
        await tools.send(request, response, { refused: 'request.unreadable' });
        return;
      }
      const about = tools.visit(request);
      const head = keeps ? await tools.head() : 0;
      const key = keeps
        ? `${about.who?.accountId ?? ''} ${about.language} ${about.today} ${request.originalUrl}`
        : '';
      const kept = keeps ? tools.kept.find(key, head) : null;
      if (kept !== null) {
        tools.sendKept(request, response, kept);
        return;
      }
      const answer = await run(request, async (queries) => {
        const visit: Visit<D> = {
          ...about,
          desk: tools.desk(queries, about.who),
          parameters: request.params as Record<string, string>,
          query,
          form,
          uploads: readUpload(request),
        };
        const owner = policy.of === undefined ? null : await policy.of(visit);
        if (policy.of !== undefined && owner === null) return { refused: 'access.notFound' };
        return authorize(about.who, policy.act, owner) ?? (await handler(visit));
      });
      await tools.send(
        request,
        response,
        answer,
        keeps ? (html) => tools.kept.keep(key, head, html) : undefined,
      );
    };
    const handle: RequestHandler = (request, response, next) => {
      respond(request, response).catch(next);
    };
    if (method === 'GET') router.get(path, handle);
    else router.post(path, bodyReader(body), handle);
  };
  const reading = (_: Request, work: (queries: Queries) => Promise<Answer>): Promise<Answer> =>
    work(tools.engine.read);
  return {
    get: (path, policy, handler) => {
      add('GET', path, policy, handler, 'form', false, reading);
    },
    getKept: (path, policy, handler) => {
      add('GET', path, policy, handler, 'form', true, reading);
    },
    ask: (path, policy, handler, body = 'form') => {
      add('POST', path, policy, handler, body, false, reading);
    },
    act: (path, policy, handler, body = 'form') => {
      add('POST', path, policy, handler, body, false, (_, work) =>
        inOneTransaction(
          tools.engine,
          work,
          (answer) => !isRefusal(answer) && !('status' in answer && answer.status >= 400),
        ),
      );
    },
  };
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
