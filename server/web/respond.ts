// From an answer to HTTP: a page in its frame, another address, a file, or a no with its sentence.
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Who } from '../domain/permissions.ts';
import type { Answer, Crumb, IssuedFile, Page, PageModel, Redirect, Title } from './answer.ts';
import { whoAsks, type Authentication } from './authentication.ts';
import type { Form } from './body.ts';
import { newReference, refusalOfFault, sentenceOf, statusOf } from './errors.ts';
import { languages, type Language, type Words } from './i18n.ts';
import type { KeptPage } from './kept-pages.ts';
import type { Render } from './render.ts';

/** Where the frame's links lead; the rooms' own path functions give them. */
export interface FramePaths {
  readonly home: string;
  readonly register: string;
  readonly compare: string;
  readonly topics: string;
  readonly motions: string;
  readonly meetings: string;
  readonly verify: string;
  readonly waiting: string;
  readonly about: string;
  readonly accessibility: string;
  readonly privacy: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly mine: string;
  readonly language: string;
  /** The section of the navigation that other addresses belong to, by how they begin: '/omrostningar' → meetings. */
  readonly belongs: Readonly<Record<string, string>>;
}

export interface Responder {
  /** @param keep keeps a page's HTML that may be sent again; pages with another status than 200 are not offered */
  readonly send: (
    request: Request,
    response: Response,
    answer: Answer,
    keep?: (html: string) => KeptPage,
  ) => Promise<void>;
  /** Asks whoever posted without a session to sign in; what was typed goes along. */
  readonly sendSignIn: (request: Request, response: Response, form: Form) => Promise<void>;
  readonly sendKept: (request: Request, response: Response, page: KeptPage) => void;
  readonly fail: (request: Request, response: Response, fault: unknown) => Promise<void>;
  readonly languageOf: (request: Request) => Language;
}

export interface ResponderTools {
  readonly render: Render;
  readonly words: Readonly<Record<Language, Words>>;
  readonly paths: FramePaths;
  readonly authentication: Authentication;
  readonly isHttps: boolean;
  readonly log: Logger;
}

export const languageCookie = 'stadga-sprak';

export function responder(tools: ResponderTools): Responder {
  const languageOf = (request: Request): Language => {
    const chosen = new RegExp(`(?:^|;\\s*)${languageCookie}=(\\w\\w)(?:;|$)`).exec(
      request.headers.cookie ?? '',
    )?.[1];
    return languages.find((each) => each === chosen) ?? 'sv';
  };

  const head = (request: Request, response: Response): Response => {
    response.setHeader('Cache-Control', keepingOf(request));
    response.setHeader('Vary', 'Cookie');
    response.setHeader('Content-Language', languageOf(request));
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response;
  };

  const sendKept: Responder['sendKept'] = (request, response, { html, etag }) => {
    head(request, response).setHeader('ETag', etag);
    response.send(html);
  };

  const sendPage = (
    request: Request,
    response: Response,
    page: Page,
    keep?: (html: string) => KeptPage,
  ): void => {
    const html = tools.render(page.template, page.model, frame(tools, request, languageOf(request), page));
    if (keep !== undefined && page.status === 200) sendKept(request, response, keep(html));
    else head(request, response).status(page.status).send(html);
  };

  const sendRedirect = async (request: Request, response: Response, answer: Redirect): Promise<void> => {
    if (answer.session === 'end') await tools.authentication.end(request);
    else if (answer.session !== undefined)
      await tools.authentication.begin(request, answer.session.begin, answer.session.byLink);
    if (answer.language !== undefined) {
      response.cookie(languageCookie, answer.language, {
        httpOnly: true,
        sameSite: 'lax',
        secure: tools.isHttps,
        path: '/',
        maxAge: 365 * 86_400_000,
      });
    }
    response.redirect(303, answer.to);
  };

  const sendFile = (response: Response, { name, type, bytes, sha256 }: IssuedFile): void => {
    const disposition = String(response.attachment(name).get('Content-Disposition'));
    response
      .type(type)
      .set({
        'Content-Disposition': disposition.replace(/^attachment/, 'inline'),
        // Asked about each time: who may read it is decided anew, and the same bytes are not sent twice.
        'Cache-Control': 'private, no-cache',
        ETag: `"${sha256}"`,
        // A browser's own reader of PDFs is a page with styles of its own; nothing else in it may load anything.
        'Content-Security-Policy':
          "default-src 'none';object-src 'self';style-src 'unsafe-inline';frame-ancestors 'none'",
      })
      .send(bytes);
  };

  const sendSignIn: Responder['sendSignIn'] = (request, response, form) => {
    const typed = Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    const resume = new URLSearchParams(typed).toString();
    const model: PageModel = {
      title: { key: 'errors.signInAgain.title' },
      crumbs: [],
      resumeAt: request.originalUrl,
      resume,
      enctype: enctypeFor(resume),
      // Whoever came by a link has no password: they open it again elsewhere, and send what they typed from here.
      carried: typed.map(([name, value]) => ({ name, value })),
    };
    sendPage(request, response, {
      kind: 'page',
      template: 'errors/sign-in-again',
      model,
      refusals: [],
      status: 401,
    });
    return Promise.resolve();
  };

  const sendRefusal = async (request: Request, response: Response, refusal: Refusal): Promise<void> => {
    if (refusal.refused === 'access.signIn' && isReading(request)) {
      response.redirect(303, `${tools.paths.signIn}?vidare=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    sendPage(request, response, refusalPage(refusal));
    await Promise.resolve();
  };

  const send: Responder['send'] = async (request, response, answer, keep) => {
    if (isRefusal(answer)) await sendRefusal(request, response, answer);
    else if (answer.kind === 'page') {
      if (answer.begin !== undefined) await tools.authentication.begin(request, answer.begin);
      sendPage(request, response, answer, keep);
    } else if (answer.kind === 'redirect') await sendRedirect(request, response, answer);
    else if (answer.kind === 'file') sendFile(response, answer);
    else if (answer.kind === 'data')
      response.status(answer.status).set('Cache-Control', 'no-store').json(answer.value);
    else
      response.attachment(answer.name).type(answer.type).set('Cache-Control', 'no-store').send(answer.bytes);
  };

  return {
    send,
    sendSignIn,
    sendKept,
    languageOf,
    async fail(request, response, fault) {
      const refusal = refusalOfFault(fault);
      if (refusal !== null && !response.headersSent) {
        await sendRefusal(request, response, refusal);
        return;
      }
      const reference = newReference();
      tools.log.error(
        { reference, method: request.method, path: patternOf(request), err: fault },
        'unexpected fault',
      );
      if (response.headersSent) {
        response.destroy();
        return;
      }
      try {
        sendPage(request, response, faultPage(reference));
      } catch (second) {
        // Even the page about faults can fault: the reference still reaches the user, and both faults the log.
        tools.log.error({ reference, err: second }, 'the page about the fault failed too');
        response.status(500).type('text/plain').send(`Något gick fel hos oss. Referens: ${reference}\n`);
      }
    },
  };
}

/** The route's pattern; the address itself may hold the secret of a single-use link. */
function patternOf(request: Request): string {
  const route: unknown = request.route;
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '';
}

/** The answer to a form stays in the reader's own history for a while, so that Back leads to it and not to a question. */
function keepingOf(request: Request): string {
  if (!isReading(request)) return 'private, max-age=600';
  return whoAsks(request) === null ? 'no-cache' : 'private, no-store';
}

/** Every form reads the one kind up to 256 kB; those that may hold whole texts read the other too. */
export const enctypeFor = (typed: string): string =>
  typed.length > 60_000 ? 'multipart/form-data' : 'application/x-www-form-urlencoded';

/** HEAD asks what GET would answer. */
const isReading = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

function frame(
  tools: ResponderTools,
  request: Request,
  language: Language,
  page: Page,
): Record<string, unknown> & { language: Language; words: Words } {
  const words = tools.words[language];
  const who: Who = whoAsks(request);
  const mistakes = page.refusals.map((refusal) => ({
    field: refusal.field ?? null,
    sentence: sentenceOf(refusal, words),
  }));
  const errors = Object.create(null) as Record<string, string>;
  for (const { field, sentence } of mistakes) if (field !== null) errors[field] ??= sentence;
  return {
    language,
    words,
    otherLanguage: language === 'sv' ? 'en' : 'sv',
    here: request.originalUrl,
    // The answer to a form would lose what was typed if it were read anew in another language.
    canSwitchLanguage: isReading(request),
    navigation: navigation(tools.paths, request.path, who),
    person: who === null ? null : { email: who.email },
    paths: tools.paths,
    mistakes,
    errors,
    heading: titleIn(page.model.title, words),
    headingIsSwedish: 'name' in page.model.title,
    way: page.model.crumbs.map((crumb): Crumb =>
      'key' in crumb
        ? { name: words(crumb.key), path: crumb.path, isSwedish: false }
        : { isSwedish: true, ...crumb },
    ),
  };
}

/** The main navigation: the section that the page belongs to is marked, as the page itself where it is its first. */
function navigation(paths: FramePaths, here: string, who: Who) {
  const section = `/${here.split('/')[1] ?? ''}`;
  const current = paths.belongs[section] ?? section;
  const names = ['register', 'compare', 'motions', 'meetings', 'verify'] as const;
  return (who === null ? names : ([...names, 'waiting'] as const)).map((name) => ({
    name,
    path: paths[name],
    current: here === paths[name] ? 'page' : current === paths[name] ? 'true' : null,
  }));
}

const titleIn = (title: Title, words: Words): string =>
  'name' in title ? title.name : words(title.key, title.facts);

function refusalPage(refusal: Refusal): Page {
  const model: PageModel = { title: { key: `errors.title.${String(statusOf(refusal))}` }, crumbs: [] }; // words: errors.title.*
  return {
    kind: 'page',
    template: 'errors/refusal',
    model,
    refusals: [
      { refused: refusal.refused, ...(refusal.facts === undefined ? {} : { facts: refusal.facts }) },
    ],
    status: statusOf(refusal),
  };
}

function faultPage(reference: string): Page {
  return {
    kind: 'page',
    template: 'errors/fault',
    model: { title: { key: 'errors.fault.title' }, crumbs: [], reference },
    refusals: [],
    status: 500,
  };
}
