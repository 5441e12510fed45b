/** Shows pages in the language of the caller's account, in browsers in which nobody has chosen a language. */
import { ReadOwnAccount } from '#auth/account';
import { chosenLanguage, type LanguageSource } from '#auth/http';
import { CodedError } from '#errors';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { authenticatedUserId } from '../server/authenticated-user-id.js';

@Injectable()
export class AccountLanguageInterceptor implements NestInterceptor {
  constructor(private readonly readOwnAccount: ReadOwnAccount) {}

  /** Interceptors run before the pipes of parameters, of which one reads the language (`CurrentLanguage`). */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest & LanguageSource>();
    const userId = authenticatedUserId(request);
    if (userId !== undefined && chosenLanguage(request.headers) === undefined)
      await this.note(request, userId);
    return next.handle();
  }

  private async note(request: LanguageSource, userId: number): Promise<void> {
    try {
      const { language } = await this.readOwnAccount.execute(userId);
      request.accountLanguage = language;
    } catch (error) {
      // The handler answers for an account that has just been erased.
      if (!(error instanceof CodedError) || error.code !== 'resource.not_found') throw error;
    }
  }
}
