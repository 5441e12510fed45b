/** Finds the access token of a request: `Authorization: Bearer` of a program, or the cookie of a browser. */
import { type RequestHeaders, type HttpOptions, single } from './http-options.js';

export interface RequestToken {
  readonly token: string;
  /** Browsers add cookies by themselves, whoever's page asks. */
  readonly from: 'bearer' | 'cookie';
}

export function requestToken(headers: RequestHeaders, options: HttpOptions = {}): RequestToken | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(single(headers, 'authorization') ?? '')?.[1];
  if (bearer) return { token: bearer, from: 'bearer' };
  const token = cookie(headers, options.accessCookie ?? 'access_token');
  return token ? { token, from: 'cookie' } : undefined;
}

/** @returns the first of that name, as browsers send the one for the closest path first (RFC 6265, 5.4) */
export function cookie(headers: RequestHeaders, name: string): string | undefined {
  for (const pair of (single(headers, 'cookie') ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
