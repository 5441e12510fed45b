/** CSRF tokens that fit one session only: the signed double submit cookie of the OWASP CSRF cheat sheet. */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** A few hundred bytes each. */
const mostFitting = 20_000;

/** 16 bytes in hex, a point, and 32 bytes in base64url. */
const tokenLength = 32 + 1 + 43;

@Injectable()
export class CsrfTokens {
  private readonly key: KeyObject;
  /** Which session a token was found to fit: a signature costs more than the rest of the check. */
  private readonly fitting = new LRUCache<string, string>({ max: mostFitting });

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
    // The caller wrote both; that they differ is no secret.
    if (header !== cookie) return false;
    return this.fitting.get(cookie) === sessionId || this.isSignedFor(sessionId, cookie);
  }

  private isSignedFor(sessionId: string, cookie: string): boolean {
    const [random = '', signature = ''] = cookie.split('.', 2);
    if (!equal(signature, this.sign(sessionId, random))) return false;
    // As it was issued, and not the whole header it was cut from.
    if (cookie.length === tokenLength) this.fitting.set(Buffer.from(cookie).toString(), sessionId);
    return true;
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
