/** Generates recovery codes and computes the digests under which they are stored. */
import { createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { AppSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { typedCode } from '../typed-code.js';

const howMany = 10;

/** Crockford's base32, which has no characters that look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 24;

@Injectable()
export class RecoveryCodes {
  private readonly key: KeyObject;

  constructor(settings: AppSettings) {
    this.key = settings.keyFor('recovery-code');
  }

  /** Ten codes of 120 bits each. From 112 bits on, a fast digest is sufficient (OWASP ASVS 5.0, 6.5.2). */
  newCodes(): string[] {
    return Array.from({ length: howMany }, newCode);
  }

  /** Keyed, so that a copy of the database does not allow guessing; bound to one user. */
  digest(userId: number, code: string): Buffer {
    return createHmac('sha256', this.key)
      .update(`${userId}\n${canonical(code)}`)
      .digest();
  }
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
