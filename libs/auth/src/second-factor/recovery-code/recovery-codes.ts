/** Generates recovery codes and computes the digests under which they are stored. */
import { createHash, createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { AppSettings } from '#config';
import { seal, unseal } from '#sealing';
import { Injectable } from '@nestjs/common';
import type { FormerRecoveryKey } from './former-recovery-key.entity.js';
import { typedCode } from '../typed-code.js';

const howMany = 10;

/** Crockford's base32, which has no characters that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 24;

@Injectable()
export class RecoveryCodes {
  /** The first is the one of new codes. */
  private readonly keys: readonly KeyObject[];

  constructor(settings: AppSettings) {
    this.keys = settings.keysFor('recovery-code');
  }

  /** Ten codes of 120 bits each. From 112 bits on, a fast digest is sufficient (OWASP ASVS 5.0, 6.5.2). */
  newCodes(): string[] {
    return Array.from({ length: howMany }, newCode);
  }

  /** Keyed, so that a copy of the database does not allow guessing; bound to one user. */
  digest(userId: number, code: string): Buffer {
    return digestWith(this.keys[0]!, userId, code);
  }

  /** @returns all digests under which the code may be stored: those with keys of other times as well */
  digests(userId: number, code: string, former: readonly FormerRecoveryKey[]): Buffer[] {
    const kept = former.flatMap((stored) => this.opened(stored) ?? []);
    return [...this.keys, ...kept].map((key) => digestWith(key, userId, code));
  }

  /** @returns the keys of the fallbacks, sealed with the current one, so that codes stay valid without the fallbacks */
  formerKeys(): FormerRecoveryKey[] {
    return this.keys.slice(1).map((key) => {
      const bytes = key.export();
      const fingerprint = createHash('sha256').update(bytes).digest();
      return { fingerprint, sealed: seal(this.keys[0]!, formerKeyRow(fingerprint), bytes) };
    });
  }

  /** @returns undefined if it was sealed with another SECRET_KEY */
  private opened({ fingerprint, sealed }: FormerRecoveryKey): KeyObject | undefined {
    try {
      return createSecretKey(unseal(this.keys, formerKeyRow(fingerprint), sealed));
    } catch {
      return undefined;
    }
  }
}

/** Associated data of the sealed key. */
export function formerKeyRow(fingerprint: Buffer): string {
  return `former key of recovery codes ${fingerprint.toString('hex')}`;
}

function digestWith(key: KeyObject, userId: number, code: string): Buffer {
  return createHmac('sha256', key)
    .update(`${userId}\n${canonical(code)}`)
    .digest();
}

/** 256 is a multiple of 32, so all letters are equally likely. */
function newCode(): string {
  const letters = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]);
  return letters.join('').replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Ignores dashes and case, and maps letters that look like digits. */
function canonical(code: string): string {
  const letters = typedCode(code)
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '');
  return letters.replaceAll('o', '0').replaceAll(/[il]/g, '1');
}
