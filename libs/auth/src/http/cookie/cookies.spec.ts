import { Clock, type IssuedTokens } from '#auth/token';
import { type CookieKind, type CookieSettings, loadSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { DeviceCookie } from '../client/device-cookie.js';
import { CsrfTokens } from '../csrf/csrf-tokens.js';
import { ChallengeCookie } from '../second-factor/challenge-cookie.js';
import { RequestCookies } from './request-cookies.js';
import { SessionCookies } from './session-cookies.js';
import { StrayCookies } from './stray-cookies.js';

const now = new Date('2027-01-01T00:00:00Z');
const clock = new (class extends Clock {
  override now = () => now;
})();
const within = { ACCEPT_FORMER_UNTIL: '2027-01-01T01:00:00Z' };
const prefixed = { COOKIE_STYLE: 'prefixed' };

function gateway(environment: NodeJS.ProcessEnv = {}) {
  const production = {
    SECRET_KEY: 'G7v0mP3xQz9LrT2wYc5NbK8sHd4JfA6u',
    EMAIL_HOST: 'smtp.example.com',
    PUBLIC_URL: 'http://localhost:8000',
    DEFAULT_FROM_EMAIL: 'no-reply@example.com',
  };
  const database = { DATABASE_URL: 'postgres://nowhere', PUBLIC_URL: 'https://auth.example.com/sso' };
  const { app, cookie } = loadSettings({ ...production, ...database, ...environment });
  const requestCookies = new RequestCookies(cookie, clock);
  const strays = new StrayCookies(cookie, requestCookies);
  return {
    cookie,
    requestCookies,
    cookies: new SessionCookies(
      cookie,
      new CsrfTokens(app),
      {} as DeviceCookie,
      new ChallengeCookie(cookie),
      strays,
    ),
  };
}

/** A reply to a request with this Cookie header; what is set is noted as `name=value; path; domain`. */
function replyTo(cookie: string | undefined) {
  const set: string[] = [];
  const reply = {
    request: { headers: { cookie } },
    setCookie: (name: string, value: string, { path, domain, maxAge }: CookieSerializeOptions) => {
      const held = maxAge === 0 ? '' : name.includes('csrf') ? '…' : value;
      set.push([`${name}=${held}`, path, ...(domain ? [domain] : [])].join('; '));
    },
  };
  return { set, reply: reply as unknown as FastifyReply };
}

const life = { expiresAt: new Date('2027-01-02'), life: 600 };
const issued: IssuedTokens = {
  sessionId: 's',
  access: { token: 'A', ...life },
  refresh: { token: 'R', ...life },
};

function written(environment: NodeJS.ProcessEnv, cookie?: string): string[] {
  const { set, reply } = replyTo(cookie);
  gateway(environment).cookies.set(reply, issued);
  return set;
}

const values = (environment: NodeJS.ProcessEnv, kind: CookieKind, cookie: string) =>
  gateway(environment).requestCookies.values({ headers: { cookie } } as FastifyRequest, kind);

const plainSet = ['access_token=A; /', 'refresh_token=R; /', 'csrftoken=…; /'];
const refreshPath = '/sso/api/v1/login/refresh';
const prefixedSet = [
  '__Host-access_token=A; /',
  `__Secure-refresh_token=R; ${refreshPath}`,
  '__Host-csrftoken=…; /',
];

describe('the cookies of a session', () => {
  it('have the plain names by default, and prefixed ones by one setting, with the refresh cookie sent to its path only', () => {
    expect(written({})).toEqual(plainSet);
    expect(written(prefixed)).toEqual(prefixedSet);
    expect(written({ ...prefixed, COOKIE_ACCESS_NAME: 'a' })[0]).toBe('__Host-a=A; /');
  });

  it('are cleared under the path they were set for', () => {
    const { set, reply } = replyTo(undefined);
    gateway(prefixed).cookies.clear(reply);
    expect(set).toEqual([
      '__Host-access_token=; /',
      `__Secure-refresh_token=; ${refreshPath}`,
      '__Host-csrftoken=; /',
    ]);
  });
});

describe('cookies of former settings', () => {
  const leftovers = 'access_token=old; refresh_token=old; csrftoken=old';

  it('are cleared before the current ones are set: host-only ones and those of former domains', () => {
    const domains = { COOKIE_DOMAIN: 'example.com', COOKIE_FORMER_DOMAINS: 'old.example.com, example.com' };
    expect(written(domains, leftovers)).toEqual([
      'access_token=; /',
      'access_token=; /; old.example.com',
      'refresh_token=; /',
      'refresh_token=; /; old.example.com',
      'csrftoken=; /',
      'csrftoken=; /; old.example.com',
      ...plainSet.map((cookie) => `${cookie}; example.com`),
    ]);
    expect(written(domains)).toHaveLength(3);
  });

  it('in the other style are cleared within the window, and otherwise left, because another service may use them', () => {
    expect(written({ ...prefixed, ...within }, leftovers)).toEqual([
      'access_token=; /',
      'refresh_token=; /',
      'csrftoken=; /',
      ...prefixedSet,
    ]);
    expect(written(prefixed, leftovers)).toEqual(prefixedSet);
    const secure = `__Host-access_token=old; __Secure-refresh_token=old`;
    expect(written(within, secure)).toEqual([
      '__Host-access_token=; /',
      `__Secure-refresh_token=; ${refreshPath}`,
      ...plainSet,
    ]);
  });

  it('in the other style are read within the window, after the cookies of the current style', () => {
    const both = 'access_token=plain; __Host-access_token=prefixed';
    expect(values({ ...prefixed, ...within }, 'access', both)).toEqual(['prefixed', 'plain']);
    expect(values(within, 'access', both)).toEqual(['plain', 'prefixed']);
    expect(values(prefixed, 'access', both)).toEqual(['prefixed']);
    expect(values({ ...prefixed, ACCEPT_FORMER_UNTIL: '2026-12-31T00:00:00Z' }, 'access', both)).toEqual([
      'prefixed',
    ]);
  });
});

it('the settings define the name and path of each cookie', () => {
  const named = ({ own }: CookieSettings) => Object.values(own).map(({ name }) => name);
  expect(named(gateway(prefixed).cookie)).toEqual([
    '__Host-access_token',
    '__Secure-refresh_token',
    '__Host-csrftoken',
    '__Host-device',
    '__Secure-login_challenge',
    '__Secure-registration',
  ]);
});
