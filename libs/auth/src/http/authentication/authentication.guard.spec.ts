import type { TokenClaims, TokenType } from '#auth/contract';
import { AuthenticateToken } from '#auth/verification';
import { Clock } from '#auth/token';
import { loadSettings, type SessionSettings } from '#config';
import { CodedError } from '#errors';
import { Controller, Get } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenKit } from '../../../../../test/support/tokens/token-kit.js';
import { passportOf } from '../../../../../test/support/tokens/token-verifiers.js';
import { RequestCookies } from '../cookie/request-cookies.js';
import type { RejectedCookies } from '../cookie/rejected-cookies.js';
import { AuthenticationGuard } from './authentication.guard.js';
import type { GuardedRequest } from './authenticated-request.js';
import { AuthenticatedBy, Public } from './route-access.js';

@Controller()
class Routes {
  @Public()
  @Get('public')
  public(): void {}

  @Get('access')
  access(): void {}

  @AuthenticatedBy('refresh')
  @Get('refresh')
  refresh(): void {}

  @AuthenticatedBy('access', 'refresh')
  @Get('logout')
  logout(): void {}
}

const kit = tokenKit({ accessTokenLife: 600 } as SessionSettings);
const live = new Set<string>();
const remembered = new Set<string>();
const subjectOf = ({ user_id, sub, sid }: TokenClaims) => ({
  userId: user_id,
  subject: sub,
  sessionId: sid,
  permissions: {},
});
type Sessions = ConstructorParameters<typeof AuthenticateToken>[1];
const findSubject = {
  recall: (claims: TokenClaims) => (remembered.has(claims.sid) ? subjectOf(claims) : undefined),
  execute: async (claims: TokenClaims) => (live.has(claims.sid) ? subjectOf(claims) : undefined),
} as unknown as Sessions;
const cleared = vi.fn<() => Promise<void>>();

function guard(): AuthenticationGuard {
  const authenticate = new AuthenticateToken(kit.tokens, findSubject);
  const { cookie } = loadSettings({ DEBUG: '1', SECRET_KEY: 'k', DATABASE_URL: 'postgres://nowhere' });
  return new AuthenticationGuard(
    new Reflector(),
    authenticate,
    passportOf(kit.rules, authenticate).guards,
    new RequestCookies(cookie, new Clock()),
    { clear: cleared } as unknown as RejectedCookies,
  );
}

async function tokensOf(sessionId: string): Promise<Record<TokenType, string>> {
  const now = Math.floor(Date.now() / 1000);
  const ids = { sessionId, userId: 13, subject: uuidv7(), jti: uuidv7() };
  const issued = await kit.issue.execute({ ...ids, issuedAt: now, expiresAt: now + 600, now });
  return { access: issued.access.token, refresh: issued.refresh.token };
}

/** @returns the request, and what the guard answered */
function pass(route: keyof Routes, ...cookies: [TokenType, string][]) {
  const cookie = cookies.map(([type, raw]) => `${type}_token=${raw}`).join('; ');
  const request = { headers: { cookie } } as GuardedRequest;
  const context = new ExecutionContextHost([request, {}], Routes, Routes.prototype[route]);
  return { request, answer: guard().canActivate(context) };
}

async function sessionFound(route: keyof Routes, ...cookies: [TokenType, string][]) {
  const { request, answer } = pass(route, ...cookies);
  expect(await answer).toBe(true);
  return request.user?.claims.sid;
}

const [ended, first, second] = [uuidv7(), uuidv7(), uuidv7()];
beforeEach(() => {
  remembered.clear();
  live.clear();
  live.add(first).add(second);
});
afterEach(() => {
  vi.restoreAllMocks();
  cleared.mockClear();
});

describe('the authentication guard', () => {
  it('answers synchronously for public routes and on cache hits', async () => {
    expect(pass('public').answer).toBe(true);
    remembered.add(first);
    const { access } = await tokensOf(first);
    const { request, answer } = pass('access', ['access', access]);
    expect(answer).toBe(true);
    expect(request.user?.subject.sessionId).toBe(first);
  });

  it('authenticates with Passport on cache misses', async () => {
    const { access, refresh } = await tokensOf(first);
    expect(await sessionFound('access', ['access', access])).toBe(first);
    expect(await sessionFound('refresh', ['refresh', refresh])).toBe(first);
  });

  it.each([
    ['garbage before it', ['garbage', 'live']],
    ['a token of an ended session before it', ['ended', 'live']],
    ['others after it', ['live', 'garbage', 'ended']],
    ['others around it', ['garbage', 'live', 'ended']],
  ])('finds the live token among several cookies of one name, with %s', async (_, order) => {
    const values: Record<string, string> = {
      garbage: 'x',
      ended: (await tokensOf(ended)).access,
      live: (await tokensOf(first)).access,
    };
    const cookies = order.map((name): [TokenType, string] => ['access', values[name]!]);
    expect(await sessionFound('access', ...cookies)).toBe(first);
    remembered.add(first);
    expect(await sessionFound('access', ...cookies)).toBe(first);
  });

  it('authenticates the first live session among several, even if only the second is cached', async () => {
    remembered.add(second);
    const [own, other] = await Promise.all([first, second].map(tokensOf));
    for (const type of ['access', 'refresh'] as const) {
      expect(await sessionFound(type, [type, own![type]], [type, other![type]])).toBe(first);
      expect(await sessionFound('logout', [type, own![type]], [type, other![type]])).toBe(first);
    }
  });

  it.each([false, true])(
    'tries all values of the preferred type before the next type, even if the next is cached (%s)',
    async (isRemembered) => {
      if (isRemembered) remembered.add(second);
      const [stale, own, other] = await Promise.all([ended, first, second].map(tokensOf));
      const cookies: [TokenType, string][] = [
        ['refresh', other!.refresh],
        ['access', stale!.access],
        ['access', own!.access],
      ];
      expect(await sessionFound('logout', ...cookies)).toBe(first);
      expect(await sessionFound('logout', ...cookies.slice(0, 2))).toBe(second);
    },
  );

  it('accepts no token of another type than the route does', async () => {
    remembered.add(first);
    const { access, refresh } = await tokensOf(first);
    const rejected = { code: 'session.token_invalid' };
    await expect(pass('access', ['access', refresh]).answer).rejects.toMatchObject(rejected);
    await expect(pass('refresh', ['refresh', access]).answer).rejects.toMatchObject(rejected);
  });

  it('distinguishes missing from invalid tokens, and clears the cookies only after a rejected refresh token', async () => {
    const code = (code: string) => expect.objectContaining({ code });
    await expect(pass('access').answer).rejects.toEqual(code('session.not_authenticated'));
    await expect(pass('refresh').answer).rejects.toEqual(code('session.refresh_missing'));
    const { request, answer } = pass('access', ['access', 'x']);
    await expect(answer).rejects.toEqual(code('session.token_invalid'));
    expect(request.user).toBeUndefined();
    expect(cleared).not.toHaveBeenCalled();
    await expect(pass('refresh', ['refresh', 'x']).answer).rejects.toEqual(code('session.token_invalid'));
    expect(cleared).toHaveBeenCalledTimes(1);
  });

  it('fails with database.unavailable, not as unauthenticated, if keys or sessions cannot be read', async () => {
    const { access } = await tokensOf(first);
    const failure = new CodedError('database.unavailable');
    vi.spyOn(kit.rules, 'findKey').mockRejectedValueOnce(failure);
    await expect(pass('access', ['access', access]).answer).rejects.toBe(failure);
    vi.spyOn(findSubject, 'execute').mockRejectedValueOnce(failure);
    await expect(pass('access', ['access', access]).answer).rejects.toBe(failure);
  });

  it('passes on any other failure of the key look-up', async () => {
    const { access } = await tokensOf(first);
    const failure = new TypeError('a defect');
    vi.spyOn(kit.rules, 'findKey').mockRejectedValueOnce(failure);
    await expect(pass('access', ['access', access]).answer).rejects.toBe(failure);
  });
});
