// The headers that keep a page to itself.
import helmet from 'helmet';
import type { RequestHandler } from 'express';

/** @param holdsSecret is there a secret in the address itself? Then no other page of ours is told it either */
export function securityHeaders(
  isHttps: boolean,
  holdsSecret: (path: string) => boolean,
): readonly RequestHandler[] {
  const own = ["'self'"];
  const usual = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: own,
        fontSrc: own,
        connectSrc: own,
        formAction: own,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return [
    usual,
    (request, response, next) => {
      // Not no-referrer: forms would then be sent without saying where they come from.
      if (holdsSecret(request.path)) response.setHeader('Referrer-Policy', 'strict-origin');
      next();
    },
  ];
}
