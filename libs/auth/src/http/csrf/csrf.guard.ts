/**
 * Rejects unsafe requests that are authenticated by cookie but carry no CSRF token of the session: scripts repeat the CSRF cookie
 * in `X-CSRFToken`, forms of pages have a token in a hidden field.
 */
import { CodedError } from '#errors';
import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { requestOf } from '../authentication/authenticated-request.js';
import { routeFact } from '../route-fact.js';
import { RequestCookies } from '../cookie/request-cookies.js';
import { isSafe } from '../safe-methods.js';
import { CsrfTokens } from './csrf-tokens.js';

const withoutCsrfToken = 'gatehouse:without-csrf-token';

/** For routes whose callers have only the cookie. The origin guard still applies. */
export const WithoutCsrfToken = () =>
  applyDecorators(SetMetadata(withoutCsrfToken, true), ApiExtension('x-csrf-token', false));

const needsNoToken = routeFact(
  (reflector, targets) =>
    reflector.getAllAndOverride<boolean | undefined>(withoutCsrfToken, targets) === true,
);

@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: CsrfTokens,
    private readonly cookies: RequestCookies,
  ) {}

  /** @throws CodedError `session.csrf_missing` or `session.csrf_incorrect` */
  canActivate(context: ExecutionContext): boolean {
    const request = requestOf(context);
    if (!request.user || isSafe(request.method)) return true;
    if (needsNoToken(this.reflector, context)) return true;

    const { sid } = request.user.claims;
    const field = formTokenOf(request.body);
    if (field !== undefined && this.tokens.isSignedFor(sid, field)) return true;

    const header = request.headers['x-csrftoken'];
    const cookies = this.cookies.values(request, 'csrf');
    if (header === undefined || cookies.length === 0) throw new CodedError('session.csrf_missing');
    // Node joins repeated headers with commas; the result equals no cookie.
    if (!cookies.some((cookie) => this.tokens.fits(sid, cookie, String(header)))) {
      throw new CodedError('session.csrf_incorrect');
    }
    return true;
  }
}

/**
 * The token in the hidden field of a page's form. It is signed for the session, so it needs no cookie to compare with, and a form
 * stays valid while the session lives.
 */
function formTokenOf(body: unknown): string | undefined {
  const { csrf_token: token } = (body ?? {}) as { csrf_token?: unknown };
  return typeof token === 'string' ? token : undefined;
}
