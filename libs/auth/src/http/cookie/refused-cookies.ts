/**
 * Clears the session cookies of a browser whose tokens were refused. They stay if the session was replaced: the browser
 * holds the cookies of its successor by now, or gets them with an answer that is under way. A header tells it so.
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
export class RefusedCookies {
  constructor(
    private readonly brought: RequestCookies,
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

  /** The sessions of all genuine tokens in the request. */
  private async sessionsOf(request: FastifyRequest): Promise<string[]> {
    const read = types.flatMap((type) =>
      this.brought.values(request, type).map((raw) => this.tokens.read(raw, type)),
    );
    const claims = await Promise.all(read);
    return claims.flatMap((each) => (each ? [each.sid] : []));
  }
}
