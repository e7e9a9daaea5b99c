// Unsafe methods only from our own pages: Sec-Fetch-Site decides, then Origin; with neither, no.
import type { RequestHandler } from 'express';
import { refuse, type Refusal } from '../domain/refusal.ts';

/** @param refused answers a request that came from somewhere else */
export function sameOrigin(
  baseUrl: string,
  refused: (...given: [...Parameters<RequestHandler>, Refusal]) => void,
): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const isOurs =
      site === undefined ? isOwnOrigin(origin, baseUrl, request.get('host')) : site === 'same-origin';
    if (isOurs) next();
    else refused(request, response, next, refuse('access.otherOrigin'));
  };
}

/** The origin is the public address, or the very host that was asked (a developer may use localhost and 127.0.0.1 alike). */
function isOwnOrigin(origin: string | undefined, baseUrl: string, host: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === baseUrl || (new URL(baseUrl).protocol === 'http:' && origin === `http://${host ?? ''}`);
}
