/** Answers every failure with the status and body of its code. Details that callers must not see go to the log only. */
import { ClientAddress } from '#auth/http';
import { AccountSettings } from '#config';
import type { CodedError } from '#errors';
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticatedUserId } from '../server/authenticated-user-id.js';
import { codedErrorOf } from './coded-error-of.js';
import { sendError } from './error-answer.js';

@Injectable()
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Gateway');

  constructor(
    private readonly clientAddress: ClientAddress,
    private readonly settings: AccountSettings,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = codedErrorOf(thrown);
    this.report(error, request);
    if (!reply.sent) sendError(reply, error, request.headers, this.settings.defaultLanguage);
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
