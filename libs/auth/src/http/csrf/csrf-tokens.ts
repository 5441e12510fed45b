/** CSRF tokens that fit one session only: the signed double submit cookie of the OWASP CSRF cheat sheet. */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppSettings } from '#config';
import { Injectable } from '@nestjs/common';

@Injectable()
export class CsrfTokens {
  private readonly key: KeyObject;

  constructor(settings: AppSettings) {
    this.key = settings.keyFor('csrf');
  }

  /** @returns `<random>.<HMAC of session and random>` */
  issue(sessionId: string): string {
    const random = randomBytes(16).toString('hex');
    return `${random}.${this.sign(sessionId, random)}`;
  }

  /** Whether the header repeats the cookie, and both were issued for this session. */
  fits(sessionId: string, cookie: string, header: string): boolean {
    const [random = '', signature = ''] = cookie.split('.', 2);
    return equal(header, cookie) && equal(signature, this.sign(sessionId, random));
  }

  private sign(sessionId: string, random: string): string {
    return createHmac('sha256', this.key).update(`${sessionId}!${random}`).digest('base64url');
  }
}

/** In constant time, but for the length. */
function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
