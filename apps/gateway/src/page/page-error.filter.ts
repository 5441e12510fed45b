/**
 * Handles errors of page routes: where a login or a second factor resolves the error, redirects there and back. The address of a
 * form leads back to its page, see `FormAddressController`.
 */
import { ClientAddress, isSafe, RequestCookies } from '#auth/http';
import { AccountSettings, BrandSettings } from '#config';
import { type ArgumentsHost, Catch, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codedErrorOf } from '../error/coded-error-of.js';
import { ErrorFilter } from '../error/error.filter.js';
import { PageRenderer } from './page-renderer.js';
import { needsSession, needsStepUp } from './session-errors.js';

/** The route that renews the access cookie on the way to a page. */
const continuePath = '/api/v1/login/refresh/continue';

@Injectable()
@Catch()
export class PageErrorFilter extends ErrorFilter {
  constructor(
    clientAddress: ClientAddress,
    settings: AccountSettings,
    brand: BrandSettings,
    pages: PageRenderer,
    private readonly cookies: RequestCookies,
  ) {
    super(clientAddress, settings, brand, pages);
  }

  override catch(thrown: unknown, host: ArgumentsHost): void {
    const { code } = codedErrorOf(thrown);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (needsSession(code)) this.redirectToSession(request, reply);
    else if (needsStepUp(code)) this.redirect(reply, '/account/step-up', this.pages.path(request.url));
    else this.answer(thrown, host);
  }

  /**
   * The access cookie lives for minutes, the session for days. A browser that still has the CSRF cookie is sent to the address
   * that gets the refresh cookie, and status 307 keeps a submitted form. Without the CSRF cookie there is no session to continue.
   */
  private redirectToSession(request: FastifyRequest, reply: FastifyReply): void {
    const { url, method } = request;
    if (url.startsWith(continuePath)) {
      const { return_to: returnTo } = request.query as { return_to?: unknown };
      return this.redirect(reply, '/account/login', typeof returnTo === 'string' ? returnTo : '');
    }
    const mayContinue = this.cookies.values(request, 'csrf').length > 0;
    if (!mayContinue) return this.redirect(reply, '/account/login', this.pages.path(url));
    this.redirect(reply, continuePath, this.pages.path(url), isSafe(method) ? 303 : 307);
  }

  private redirect(reply: FastifyReply, path: string, returnTo: string, status = 303): void {
    const query = `?return_to=${encodeURIComponent(returnTo)}`;
    void reply
      .code(status)
      .header('Location', `${this.pages.path(path)}${query}`)
      .send('');
  }
}
