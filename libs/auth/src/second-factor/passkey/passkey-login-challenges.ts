/**
 * The challenges of logins by passkey alone. Every visitor of a login page gets one, so they are signed instead of stored;
 * only a challenge that a passkey has signed is stored, as used.
 */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppSettings, SecondFactorSettings } from '#config';
import { Injectable } from '@nestjs/common';

const randomLength = 16;
const timeLength = 6;
const signatureLength = 32;

@Injectable()
export class PasskeyLoginChallenges {
  /** The first signs; the others verify challenges of before a change of `SECRET_KEY`. */
  private readonly keys: readonly KeyObject[];
  /** Seconds. */
  private readonly life: number;

  constructor(app: AppSettings, settings: SecondFactorSettings) {
    this.keys = app.keysFor('passkey-login');
    this.life = settings.challengeLife;
  }

  /** @returns random bytes, the end of validity in milliseconds, and an HMAC of both */
  issue(): Uint8Array {
    const content = Buffer.alloc(randomLength + timeLength);
    randomBytes(randomLength).copy(content);
    content.writeUIntBE(Date.now() + this.life * 1000, randomLength, timeLength);
    return new Uint8Array(Buffer.concat([content, sign(this.keys[0]!, content)]));
  }

  /**
   * @param challenge base64url
   * @returns when the challenge expires, perhaps in the past; undefined if it was not issued here
   */
  expiryOf(challenge: string): Date | undefined {
    const bytes = Buffer.from(challenge, 'base64url');
    if (bytes.length !== randomLength + timeLength + signatureLength) return undefined;
    const content = bytes.subarray(0, -signatureLength);
    const signature = bytes.subarray(-signatureLength);
    if (!this.keys.some((key) => timingSafeEqual(signature, sign(key, content)))) return undefined;
    return new Date(content.readUIntBE(randomLength, timeLength));
  }
}

function sign(key: KeyObject, content: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
