/**
 * Keeps another site's page from having a browser change something here with the cookies it adds by itself: the header
 * must repeat the CSRF cookie (double submit), and the browser's own account of where the call comes from must fit.
 */
import { timingSafeEqual } from 'node:crypto';
import { type RequestHeaders, type HttpOptions, single } from './http-options.js';
import { cookie } from './request-token.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @param method in capitals. @returns whether a request that brought its token by cookie is to be refused */
export function isForged(method: string, headers: RequestHeaders, options: HttpOptions = {}): boolean {
  if (safe.has(method)) return false;
  const token = cookie(headers, options.csrfCookie ?? 'csrftoken');
  return !token || !equal(token, single(headers, 'x-csrftoken') ?? '') || !isOwnPage(headers, options);
}

/** The gateway's rule: a listed origin may; else neither `Sec-Fetch-Site` nor `Origin` may speak against it. */
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
