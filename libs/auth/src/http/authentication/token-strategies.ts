/** The Passport strategies `access` and `refresh`: a genuine token in its cookie, of a session that lives. */
import type { TokenType } from '#auth/contract';
import { FindSubject, TokenReader } from '#auth/core';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { RequestCookies } from '../cookie/request-cookies.js';
import type { Authenticated } from './authenticated-request.js';
import { noKey } from './token-verifier.js';

/** Passport takes what a request brought for a token and hands it on; here that is every value of the cookie. */
function options(type: TokenType, cookies: RequestCookies) {
  const everyValue = (request: FastifyRequest) => {
    const values = cookies.values(request, type);
    return values.length > 0 ? (values as unknown as string) : null;
  };
  return { jwtFromRequest: everyValue, secretOrKey: noKey };
}

/**
 * A stale or planted cookie of the same name must not stand in the way of the good one. Nothing is awaited that is known at
 * once: this runs for every request.
 */
async function firstThatLives(
  type: TokenType,
  brought: readonly string[],
  tokens: TokenReader,
  sessions: FindSubject,
): Promise<Authenticated | false> {
  for (const raw of brought) {
    const read = tokens.read(raw, type);
    const claims = read instanceof Promise ? await read : read;
    if (!claims) continue;
    const found = sessions.execute(claims);
    const subject = found instanceof Promise ? await found : found;
    if (subject) return { subject, claims };
  }
  return false;
}

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(
    private readonly tokens: TokenReader,
    private readonly sessions: FindSubject,
    cookies: RequestCookies,
  ) {
    super(options('access', cookies));
  }

  validate(brought: readonly string[]): Promise<Authenticated | false> {
    return firstThatLives('access', brought, this.tokens, this.sessions);
  }
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(
    private readonly tokens: TokenReader,
    private readonly sessions: FindSubject,
    cookies: RequestCookies,
  ) {
    super(options('refresh', cookies));
  }

  validate(brought: readonly string[]): Promise<Authenticated | false> {
    return firstThatLives('refresh', brought, this.tokens, this.sessions);
  }
}
