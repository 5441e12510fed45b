import { createSecretKey, randomBytes } from 'node:crypto';
import { loadSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { judgeClock } from '../clock/clock-check.js';
import { judgeCookie, judgeCookieSettings } from './judge-cookies.js';
import { judgeProxy, writtenAddress } from './judge-proxy.js';
import { isProbeToken, issueProbeToken } from './probe-token.js';

const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe('what the way of a request says about proxies', () => {
  const header = 'x-forwarded-for';
  const judge = (peer: string, client: string, reported: string | null) =>
    codesOf(judgeProxy({ peer, client, reported }, writtenAddress, header));

  it.each([
    ['no proxy', '198.51.100.7', '198.51.100.7', writtenAddress, []],
    ['a trusted proxy', '10.0.0.5', '198.51.100.7', `${writtenAddress}, 198.51.100.7`, []],
    ['a trusted proxy that replaces the header', '10.0.0.5', '198.51.100.7', '198.51.100.7', []],
    ['a proxy on this machine', '10.0.0.5', '10.0.0.5', `${writtenAddress}, 10.0.0.5`, []],
    [
      'a proxy that is not trusted',
      '10.0.0.5',
      '10.0.0.5',
      `${writtenAddress}, 198.51.100.7`,
      ['proxy.not_trusted'],
    ],
    ['a proxy that reports nobody', '10.0.0.5', '10.0.0.5', null, ['proxy.no_report']],
    [
      'a believed address behind a proxy',
      '10.0.0.5',
      writtenAddress,
      `${writtenAddress}, 10.0.0.9`,
      ['proxy.forgeable'],
    ],
    [
      'a direct request of a trusted address',
      '10.0.0.5',
      writtenAddress,
      writtenAddress,
      ['proxy.own_address'],
    ],
  ])('judges %s', (_, peer, client, reported, codes) => {
    expect(judge(peer, client, reported)).toEqual(codes);
  });

  it('reads Forwarded with quoted IPv6 addresses and ports', () => {
    const reported = `for=${writtenAddress}, for="[2001:db8::1]:4711";proto=https`;
    const arrival = { peer: '2001:db8::1', client: '2001:db8::1', reported };
    expect(judgeProxy(arrival, `for=${writtenAddress}`, 'forwarded')).toEqual([]);
  });
});

describe('what the cookies say', () => {
  const settingsOf = (more: NodeJS.ProcessEnv = {}) =>
    loadSettings({
      DEBUG: '1',
      SECRET_KEY: 'x',
      DATABASE_URL: 'postgres://a@b/c',
      PUBLIC_URL: 'https://auth.city.org',
      COOKIE_SECURE: '1',
      ...more,
    }).cookie;
  const line =
    'login_challenge=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax';

  it('is nothing if they arrive as they were set', () => {
    expect(judgeCookie([line], settingsOf())).toEqual([]);
  });

  it('names the attributes that a proxy changed', () => {
    const changed = line.replace('; Secure', '').replace('Path=/', 'Path=/auth');
    expect(judgeCookie([changed], settingsOf())).toEqual([
      { code: 'cookies.changed', parameters: { name: 'login_challenge', attributes: 'Path, Secure' } },
    ]);
    expect(codesOf(judgeCookie(['other=1'], settingsOf()))).toEqual(['cookies.missing']);
  });

  it('finds a domain that does not cover the public address', () => {
    const judge = (domain: string, origins: string[] = []) =>
      codesOf(judgeCookieSettings(settingsOf({ COOKIE_DOMAIN: domain }), 'https://auth.city.org', origins));
    expect(judge('.city.org')).toEqual([]);
    expect(judge('ity.org')).toEqual(['cookies.domain']);
    expect(judge('', ['https://app.city.org'])).toEqual([]);
    expect(judge('', ['https://app.other.org'])).toEqual(['cookies.other_site']);
  });
});

describe('the token of a diagnosis', () => {
  const key = createSecretKey(randomBytes(32));
  const now = Date.parse('2026-06-01T12:00:00Z');

  it('is accepted with the same key for ten minutes', () => {
    const token = issueProbeToken(key, now);
    expect(isProbeToken([createSecretKey(randomBytes(32)), key], token, now + 9 * 60_000)).toBe(true);
    expect(isProbeToken([key], token, now + 11 * 60_000)).toBe(false);
    expect(isProbeToken([createSecretKey(randomBytes(32))], token, now)).toBe(false);
  });

  it.each(['', 'x', `${now}.`, `${now}.${'A'.repeat(43)}`, `${now}.${'é'.repeat(43)}`])(
    'refuses %j',
    (token) => {
      expect(isProbeToken([key], token, now)).toBe(false);
    },
  );
});

describe('the check of the clocks', () => {
  it.each([
    [undefined, []],
    [1.5, []],
    [-4, ['clock.differs']],
    [31, ['clock.wrong']],
  ])('judges a clock that is %d seconds ahead', (ahead, codes) => {
    expect(codesOf(judgeClock('Redis', ahead))).toEqual(codes);
  });
});
