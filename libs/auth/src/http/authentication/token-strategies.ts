/** The Passport strategies `access` and `refresh`: passport-jwt with the token rules and the keys of this service. */
import type { KeyObject } from 'node:crypto';
import type { TokenType } from '#auth/contract';
import { type Authenticated, AuthenticateToken } from '#auth/verification';
import { type TokenHeader, TokenRules } from '#auth/token';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type SecretOrKeyProvider, Strategy, type StrategyOptionsWithRequest } from 'passport-jwt';
import type { GuardedRequest } from './authenticated-request.js';

/** A failed key look-up. passport-jwt reports it like an invalid token; the guard distinguishes the two by this class. */
export class KeyLookupError extends Error {}

async function findKey(rules: TokenRules, header: TokenHeader, raw: string): Promise<KeyObject | undefined> {
  try {
    return await rules.findKey(header, raw);
  } catch (cause) {
    throw new KeyLookupError('The key look-up failed', { cause });
  }
}

function keyProvider(type: TokenType, rules: TokenRules): SecretOrKeyProvider<GuardedRequest> {
  return async (_request, raw: string, done) => {
    try {
      const header = rules.readHeader(raw, type);
      const key = header && (await findKey(rules, header, raw));
      if (!key) return done(new Error('The token rules reject this token'));
      // jsonwebtoken accepts a KeyObject, and is several times slower with anything else; the types of passport-jwt omit it.
      done(null, key as unknown as Buffer);
    } catch (error) {
      // The look-up failed, or jsonwebtoken threw because the signed payload is not an object.
      done(error);
    }
  };
}

/** `TokenRules` bind the algorithm to the key and check all times, `exp` with a tolerance for clock skew, so jsonwebtoken does not. */
function options(type: TokenType, rules: TokenRules): StrategyOptionsWithRequest {
  return {
    jwtFromRequest: ({ presentedToken }: GuardedRequest) => presentedToken ?? null,
    secretOrKeyProvider: keyProvider(type, rules),
    algorithms: ['ES256', 'HS256'],
    ignoreExpiration: true,
    jsonWebTokenOptions: { ignoreNotBefore: true },
    passReqToCallback: true,
  };
}

@Injectable()
export class AccessStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(
    rules: TokenRules,
    private readonly authenticateToken: AuthenticateToken,
  ) {
    super(options('access', rules));
  }

  validate({ presentedToken }: GuardedRequest, payload: unknown): Promise<Authenticated | undefined> {
    return this.authenticateToken.accept(presentedToken!, payload, 'access');
  }
}

@Injectable()
export class RefreshStrategy extends PassportStrategy(Strategy, 'refresh') {
  constructor(
    rules: TokenRules,
    private readonly authenticateToken: AuthenticateToken,
  ) {
    super(options('refresh', rules));
  }

  validate({ presentedToken }: GuardedRequest, payload: unknown): Promise<Authenticated | undefined> {
    return this.authenticateToken.accept(presentedToken!, payload, 'refresh');
  }
}
