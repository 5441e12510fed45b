/** The Passport strategies `access` and `refresh`: a genuine token in its cookie, of a session that lives. */
import type { TokenType } from '#auth/contract';
import { FindSubject, TokenReader } from '#auth/core';
import { CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { nameOfCookie } from '../session-cookies.js';
import type { Authenticated } from './authenticated-request.js';
import { noKey } from './token-verifier.js';

function options(type: TokenType, settings: CookieSettings) {
  const name = nameOfCookie(type, settings);
  return {
    jwtFromRequest: (request: FastifyRequest) => request.cookies[name] ?? null,
    secretOrKey: noKey,
  };
}

async function authenticate(
  tokens: TokenReader,
  sessions: FindSubject,
  raw: string,
  type: TokenType,
): Promise<Authenticated | false> {
  const claims = await tokens.read(raw, type);
  const subject = claims && (await sessions.execute(claims));
  return subject ? { subject, claims } : false;
}

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(
    private readonly tokens: TokenReader,
    private readonly sessions: FindSubject,
    settings: CookieSettings,
  ) {
    super(options('access', settings));
  }

  validate(raw: string): Promise<Authenticated | false> {
    return authenticate(this.tokens, this.sessions, raw, 'access');
  }
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(
    private readonly tokens: TokenReader,
    private readonly sessions: FindSubject,
    settings: CookieSettings,
  ) {
    super(options('refresh', settings));
  }

  validate(raw: string): Promise<Authenticated | false> {
    return authenticate(this.tokens, this.sessions, raw, 'refresh');
  }
}
