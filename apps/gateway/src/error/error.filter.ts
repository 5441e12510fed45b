/** Answers every failure with the status and body of its code. Details that callers must not see go to the log only. */
import { ClientAddress, requestLanguage } from '#auth/http';
import { AccountSettings, BrandSettings } from '#config';
import type { CodedError } from '#errors';
import { type ActivityOutcome, countActivity } from '#metrics';
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { prefers } from '../page/accepted-type.js';
import { errorPage } from '../page/error-page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { authenticatedUserId } from '../server/authenticated-user-id.js';
import { codedErrorOf } from './coded-error-of.js';
import { sendError } from './error-answer.js';

const refusals: Readonly<Record<number, ActivityOutcome<'refusal'>>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  412: 'conflict',
  428: 'conflict',
  429: 'throttled',
  503: 'unavailable',
};

const refusalOf = (status: number) => refusals[status] ?? (status < 500 ? 'invalid' : 'failed');

@Injectable()
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Gateway');

  constructor(
    private readonly clientAddress: ClientAddress,
    private readonly settings: AccountSettings,
    private readonly brand: BrandSettings,
    protected readonly pages: PageRenderer,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    this.answer(thrown, host);
  }

  protected answer(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = codedErrorOf(thrown);
    countActivity('refusal', refusalOf(error.httpStatus));
    this.report(error, request);
    if (reply.sent) return;
    if (this.wantsPage(request)) this.sendPage(reply, error, request);
    else sendError(reply, error, request.headers, this.settings.defaultLanguage);
  }

  /** Programs send `Accept: application/json` or `*\/*`; browsers that open an address name HTML first. */
  private wantsPage({ headers }: FastifyRequest): boolean {
    return this.brand.pages && prefers(headers.accept, 'text/html', 'application/json');
  }

  private sendPage(reply: FastifyReply, error: CodedError, request: FastifyRequest): void {
    const language = requestLanguage(request, this.settings.defaultLanguage);
    void reply.send(
      this.pages.sendRefusal(reply, error, errorPage(error, language, this.pages.home, request.url)),
    );
  }

  /** Rejections are logged as security events (OWASP ASVS 5.0, 16.3). Other errors of callers are not logged. */
  private report(error: CodedError, request: FastifyRequest): void {
    const { code, httpStatus, cause } = error;
    const userId = error.userId ?? authenticatedUserId(request);
    const event = { event: code, requestId: request.id, address: this.clientAddress.of(request), userId };
    if (httpStatus >= 500) this.logger.error({ ...event, err: cause, msg: 'request failed' });
    else if (httpStatus === 401 || httpStatus === 403) this.logger.warn({ ...event, msg: 'request refused' });
  }
}
