/**
 * Detects requests forged by pages of other sites (CSRF): the header must repeat a CSRF cookie (double submit), and the
 * `Origin` and `Sec-Fetch-Site` headers of the browser must name a trusted page.
 */
import { timingSafeEqual } from 'node:crypto';
import { type RequestHeaders, type HttpOptions, single } from './http-options.js';
import { cookies } from './request-tokens.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param method in upper case. @returns true if a request whose token is in a cookie must be rejected */
export function isForged(method: string, headers: RequestHeaders, options: HttpOptions = {}): boolean {
  if (safe.has(method)) return false;
  const repeated = single(headers, 'x-csrftoken') ?? '';
  const isRepeated = cookies(headers, options.csrfCookie ?? 'csrftoken').some((token) =>
    equal(token, repeated),
  );
  return !isRepeated || !isOwnPage(headers, options);
}

/** As the gateway does: accepts a listed origin; otherwise `Sec-Fetch-Site` and `Origin`, where present, must be same-origin. */
function isOwnPage(headers: RequestHeaders, { origins = [] }: HttpOptions): boolean {
  const origin = single(headers, 'origin');
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = single(headers, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  const host = single(headers, 'host');
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
