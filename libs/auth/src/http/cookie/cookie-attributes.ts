/** The attributes every cookie of ours has. */
import type { CookieKind, CookieSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';

export interface CookieLife {
  /** Left out where the life is known and no clock was asked. */
  readonly expiresAt?: Date;
  /** Seconds until then, by the clock that set it. */
  readonly life: number;
}

/** Of a cookie that a browser is to forget. */
export const spent: CookieLife = { expiresAt: new Date(0), life: 0 };

/**
 * `Max-Age` for clients whose clock is wrong, `Expires` for those that do not know it (RFC 6265, 4.1.2). Neither asks
 * our own clock: one that is minutes ahead would have browsers drop what it has just set.
 */
export function attributesOf(
  { domain, secure, sameSite }: CookieSettings,
  kind: CookieKind,
  { expiresAt, life }: CookieLife,
): CookieSerializeOptions {
  const limits = { maxAge: life, ...(expiresAt && { expires: expiresAt }) };
  return { httpOnly: kind !== 'csrf', secure, sameSite, ...limits, ...(domain && { domain }) };
}
