import { createHash } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** Sources of each kind of content. */
type ContentSources = { readonly [directive: string]: readonly string[] };

const POLICY = 'content-security-policy';

/** Helmet computes headers anew for each request, but they are the same for all. */
const securityHeaders = (sources: ContentSources): { readonly [name: string]: string } => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...sources,
      },
    },
    xFrameOptions: { action: 'deny' },
    // Whoever ends TLS knows whether every name below this one has it.
    strictTransportSecurity: false,
    // For browsers that nobody has any more.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  protect(response.req, response, () => undefined);
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
};

/** Headers of every answer. It loads nothing, is framed by nothing, and is what its content type says. */
export const SECURITY_HEADERS = securityHeaders({});

/** Content policy of the reference page: Swagger UI has style attributes, and pictures in its style sheets. */
export const POLICY_OF_REFERENCE = securityHeaders({
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
})[POLICY]!;

/** Content policy of a page with one style sheet in its text, and no script. */
export const policyOfStyle = (css: string): string =>
  securityHeaders({ 'style-src': [`'sha256-${createHash('sha256').update(css).digest('base64')}'`] })[POLICY]!;
