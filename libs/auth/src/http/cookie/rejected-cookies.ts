/**
 * Clears the session cookies of a browser whose tokens were rejected. If the session was replaced, the cookies stay and the header
 * `X-Session-Replaced` is set: the browser already has the successor's cookies, or a pending response will set them.
 */
import type { TokenType } from '#auth/contract';
import { FindReplacedSession } from '#auth/session';
import { TokenReader } from '#auth/token';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestCookies } from './request-cookies.js';
import { SessionCookies } from './session-cookies.js';

const types: readonly TokenType[] = ['access', 'refresh'];

@Injectable()
export class RejectedCookies {
  constructor(
    private readonly requestCookies: RequestCookies,
    private readonly tokens: TokenReader,
    private readonly findReplacedSession: FindReplacedSession,
    private readonly cookies: SessionCookies,
  ) {}

  /** @throws CodedError `database.unavailable` */
  async clear(reply: FastifyReply): Promise<void> {
    const sessionIds = await this.sessionsOf(reply.request);
    if (await this.findReplacedSession.execute(sessionIds)) void reply.header('X-Session-Replaced', '1');
    else this.cookies.clear(reply);
  }

  /** The session ids of all tokens in the request whose signature is valid. */
  private async sessionsOf(request: FastifyRequest): Promise<string[]> {
    const read = types.flatMap((type) =>
      this.requestCookies.values(request, type).map((raw) => this.tokens.read(raw, type)),
    );
    const claims = await Promise.all(read);
    return claims.flatMap((each) => (each ? [each.sid] : []));
  }
}
