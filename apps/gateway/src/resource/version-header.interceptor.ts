/** Sends the version of the returned row as its ETag, for `If-Match`. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { sendVersion } from './versions.js';

@Injectable()
export class VersionHeader implements NestInterceptor<{ version?: number } | undefined> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<{ version?: number } | undefined>,
  ): Observable<{ version?: number } | undefined> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer) => {
        if (answer?.version !== undefined) sendVersion(reply, answer.version);
      }),
    );
  }
}
