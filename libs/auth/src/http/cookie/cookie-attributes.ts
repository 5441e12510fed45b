/** The attributes common to all cookies of the gateway. */
import type { CookieKind, CookieSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';

export interface CookieLife {
  /** Omitted if only the lifetime is known. */
  readonly expiresAt?: Date;
  /** Lifetime in seconds, by the clock that computed `expiresAt`. */
  readonly life: number;
}

/** Makes the browser delete the cookie. */
export const deleted: CookieLife = { expiresAt: new Date(0), life: 0 };

/**
 * `Max-Age` serves clients whose clock is wrong, `Expires` those that do not support `Max-Age` (RFC 6265 section 4.1.2). Neither
 * depends on this server's clock: a clock that is minutes ahead would make browsers drop fresh cookies.
 */
export function attributesOf(
  { domain, secure, sameSite }: CookieSettings,
  kind: CookieKind,
  { expiresAt, life }: CookieLife,
): CookieSerializeOptions {
  const limits = { maxAge: life, ...(expiresAt && { expires: expiresAt }) };
  return { httpOnly: kind !== 'csrf', secure, sameSite, ...limits, ...(domain && { domain }) };
}
