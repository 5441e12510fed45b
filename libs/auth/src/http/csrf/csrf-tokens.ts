/** CSRF tokens bound to one session: the signed double-submit cookie of the OWASP CSRF cheat sheet. */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** Entries of a few hundred bytes each. */
const maxVerified = 20_000;

/** 16 bytes in hex, a dot, and 32 bytes in base64url. */
const tokenLength = 32 + 1 + 43;

@Injectable()
export class CsrfTokens {
  /** The first signs; the others verify tokens of before a change of `SECRET_KEY`. */
  private readonly keys: readonly KeyObject[];
  /** Token → session id, for tokens whose signature was verified: the signature is the expensive part of the check. */
  private readonly verified = new LRUCache<string, string>({ max: maxVerified });

  constructor(settings: AppSettings) {
    this.keys = settings.keysFor('csrf');
  }

  /** @returns `<random>.<HMAC of session and random>` */
  issue(sessionId: string): string {
    const random = randomBytes(16).toString('hex');
    return `${random}.${sign(this.keys[0]!, sessionId, random)}`;
  }

  /** Whether the header equals the cookie and the token was issued for this session. */
  fits(sessionId: string, cookie: string, header: string): boolean {
    // Not in constant time: the caller knows both values.
    if (header !== cookie) return false;
    return this.verified.get(cookie) === sessionId || this.isSignedFor(sessionId, cookie);
  }

  /** Whether the token was issued for this session. */
  isSignedFor(sessionId: string, cookie: string): boolean {
    const [random = '', signature = ''] = cookie.split('.', 2);
    if (!this.keys.some((key) => equal(signature, sign(key, sessionId, random)))) return false;
    // Copies the text: a slice would keep the whole Cookie header in memory.
    if (cookie.length === tokenLength) this.verified.set(Buffer.from(cookie).toString(), sessionId);
    return true;
  }
}

function sign(key: KeyObject, sessionId: string, random: string): string {
  return createHmac('sha256', key).update(`${sessionId}!${random}`).digest('base64url');
}

/** Compares in constant time; only the length may leak. */
function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
