/** The Passport strategies `access` and `refresh`: a genuine token in its cookie, of a session that lives. */
import type { TokenClaims, TokenType } from '#auth/contract';
import { FindSubject, firstKnown, type Known, TokenReader, whenKnown } from '#auth/core';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy, type VerifiedCallback } from 'passport-jwt';
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
 * passport-jwt's own kind of callback. The one of @nestjs/passport, for which its types keep the place, awaits `validate`
 * also where everything is known at once, as it is for most requests.
 */
function verifying(validate: (brought: readonly string[]) => Known<Authenticated | false>): [] {
  const verify = (brought: readonly string[], verified: VerifiedCallback): void => {
    const known = validate(brought);
    if (known instanceof Promise) known.then((came) => verified(null, came), verified);
    else verified(null, known);
  };
  return [verify] as unknown as [];
}

/** A stale or planted cookie of the same name must not stand in the way of the good one. */
function firstThatLives(
  type: TokenType,
  brought: readonly string[],
  tokens: TokenReader,
  sessions: FindSubject,
): Known<Authenticated | false> {
  const attempt = (raw: string) =>
    whenKnown(tokens.read(raw, type), (claims) => claims && authenticated(claims, sessions));
  return whenKnown(firstKnown(brought, attempt), (came) => came ?? false);
}

function authenticated(claims: TokenClaims, sessions: FindSubject): Known<Authenticated | undefined> {
  return whenKnown(sessions.execute(claims), (subject) => subject && { subject, claims });
}

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(
    private readonly tokens: TokenReader,
    private readonly sessions: FindSubject,
    cookies: RequestCookies,
  ) {
    super(options('access', cookies), ...verifying((brought) => this.validate(brought)));
  }

  validate(brought: readonly string[]): Known<Authenticated | false> {
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
    super(options('refresh', cookies), ...verifying((brought) => this.validate(brought)));
  }

  validate(brought: readonly string[]): Known<Authenticated | false> {
    return firstThatLives('refresh', brought, this.tokens, this.sessions);
  }
}
