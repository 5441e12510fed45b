/** The Passport strategies `access` and `refresh`: a genuine token in its cookie, of a session that lives. */
import type { TokenClaims, TokenType } from '#auth/contract';
import { FindSubject, TokenReader } from '#auth/core';
import { CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { nameOfCookie } from '../session-cookies.js';
import type { Authenticated } from './authenticated-request.js';
import { readBy } from './token-verifier.js';

function options(type: TokenType, tokens: TokenReader, settings: CookieSettings) {
  const name = nameOfCookie(type, settings);
  return {
    jwtFromRequest: (request: FastifyRequest) => request.cookies[name] ?? null,
    secretOrKeyProvider: readBy((raw) => tokens.read(raw, type)),
  };
}

async function authenticate(sessions: FindSubject, claims: TokenClaims): Promise<Authenticated | false> {
  const subject = await sessions.execute(claims);
  return subject ? { subject, claims } : false;
}

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(
    tokens: TokenReader,
    private readonly sessions: FindSubject,
    settings: CookieSettings,
  ) {
    super(options('access', tokens, settings));
  }

  validate(claims: TokenClaims): Promise<Authenticated | false> {
    return authenticate(this.sessions, claims);
  }
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(
    tokens: TokenReader,
    private readonly sessions: FindSubject,
    settings: CookieSettings,
  ) {
    super(options('refresh', tokens, settings));
  }

  validate(claims: TokenClaims): Promise<Authenticated | false> {
    return authenticate(this.sessions, claims);
  }
}
