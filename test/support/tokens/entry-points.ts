/** Every entry point that accepts a token: the HTTP guard, refresh, `/verify/` and Kafka. */
import { expect } from 'vitest';
import { Browser } from '../http/browser.js';
import { eventually } from '../eventually.js';
import type { VerificationClient } from '../kafka/verification-client.js';

export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

export interface EntryPoints {
  /** `http://host:port` each. */
  readonly gateways: readonly string[];
  readonly bus: VerificationClient;
}

export function tokensOf({ jar }: Browser): Tokens {
  return { access: jar.get('access_token')!, refresh: jar.get('refresh_token')! };
}

/** @returns the claims of a token, unverified */
export function claimsOf(token: string): { jti: string; exp: number; iat: number; sid: string } {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as ReturnType<typeof claimsOf>;
}

/** A browser with these tokens only. */
export function holding(gateway: string, tokens: Partial<Tokens>): Browser {
  const browser = new Browser(gateway);
  if (tokens.access) browser.jar.set('access_token', tokens.access);
  if (tokens.refresh) browser.jar.set('refresh_token', tokens.refresh);
  return browser;
}

/** Refreshes with one token, as a client that is no browser. @returns status and the new refresh token */
export async function refreshWith(
  gateway: string,
  token: string,
): Promise<{ status: number; refresh: string | undefined }> {
  const client = holding(gateway, { refresh: token });
  const headers = { Origin: '', 'Sec-Fetch-Site': '' };
  const { status } = await client.post('/api/v1/login/refresh/', undefined, { headers });
  return { status, refresh: client.jar.get('refresh_token') };
}

/** Expects every entry point to reject the session within a second. */
export async function expectDead(tokens: Tokens, { gateways, bus }: EntryPoints): Promise<void> {
  const headers = { Origin: '', 'Sec-Fetch-Site': '' };
  const refusedBy = (gateway: string) => [
    eventually('The guard refusing', () => statusOf(gateway, 'test/', { access: tokens.access }), 1),
    eventually('Refresh refusing', () => statusOf(gateway, 'login/refresh/', { refresh: tokens.refresh }), 1),
    eventually(
      '/verify/ refusing',
      async () => {
        const body = { token: tokens.access };
        return (await new Browser(gateway).post('/api/v1/verify/', body, { headers })).status === 401;
      },
      1,
    ),
  ];
  const statusOf = async (gateway: string, path: string, held: Partial<Tokens>) =>
    (await holding(gateway, held).post(`/api/v1/${path}`, undefined, { headers })).status === 401;
  const fails = async () => (await bus.ask(tokens.access)).answer.status === 'FAIL';
  const refused = await Promise.all([
    ...gateways.flatMap(refusedBy),
    eventually('FAIL on the bus', fails, 1),
  ]);
  expect(refused.every(Boolean)).toBe(true);
}

/** Expects every entry point to accept the access token. */
export async function expectLive({ access }: Tokens, { gateways, bus }: EntryPoints): Promise<void> {
  for (const gateway of gateways) {
    expect((await new Browser(gateway).post('/api/v1/verify/', { token: access })).status).toBe(200);
  }
  expect((await bus.ask(access)).answer.status).toBe('OK');
}
