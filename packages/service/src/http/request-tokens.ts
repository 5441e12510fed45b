/** Reads the access tokens of a request from `Authorization: Bearer`, or from the cookies. */
import { type RequestHeaders, type HttpOptions, single } from './http-options.js';

export interface RequestTokens {
  /**
   * At least one, in the order of the header. Browsers send several cookies of one name when another host of the domain
   * has set one, too, in an order that is not reliable (RFC 6265, 4.2.2). The first valid one counts.
   */
  readonly tokens: readonly string[];
  /** Browsers add cookies to requests from any page, so check requests with `cookie` with `isForged()`, too. */
  readonly from: 'bearer' | 'cookie';
}

/** @returns undefined without a token; otherwise pass `tokens` to `verify()` */
export function requestTokens(headers: RequestHeaders, options: HttpOptions = {}): RequestTokens | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(single(headers, 'authorization') ?? '')?.[1];
  if (bearer) return { tokens: [bearer], from: 'bearer' };
  const tokens = cookies(headers, options.accessCookie ?? 'access_token');
  return tokens.length > 0 ? { tokens, from: 'cookie' } : undefined;
}

/** @returns the distinct, non-empty values of all cookies of that name */
export function cookies(headers: RequestHeaders, name: string): string[] {
  const values = (single(headers, 'cookie') ?? '').split(';').flatMap((pair) => {
    const [key, ...value] = pair.split('=');
    return key?.trim() === name ? [value.join('=').trim()] : [];
  });
  return [...new Set(values.filter((value) => value !== ''))];
}
