/** Time-based codes as every authenticator app makes them: SHA-1, six digits, 30 seconds (RFC 6238; OWASP ASVS 5.0, 6.6.3). */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { typedCode } from '../typed-code.js';

const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Steps a phone's clock may be behind or ahead. */
const window = 1;

/** 160 bits, as long as the hash (RFC 4226, 4). */
export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

const secretOf = (bytes: Buffer) => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** For people to type where a picture cannot be read. @returns base32 */
export function typedSecret(secret: Buffer): string {
  return secretOf(secret).base32;
}

/**
 * What the picture for an authenticator app holds: an `otpauth://` address. A colon separates the issuer from the account
 * there, so neither may contain one (Key URI Format).
 */
export function provisioningUri(secret: Buffer, issuer: string, account: string): string {
  const names = { issuer: withoutColons(issuer), label: withoutColons(account) };
  return new TOTP({ ...kind, ...names, secret: secretOf(secret) }).toString();
}

const withoutColons = (name: string) => name.replaceAll(/\s*:\s*/g, ' ').trim();

/**
 * @param now seconds since the epoch
 * @returns the time step a code belongs to; undefined if it is none of the secret for this moment
 */
export function stepOfCode(secret: Buffer, code: string, now: number): number | undefined {
  const timestamp = now * 1000;
  const token = typedCode(code);
  if (!/^[0-9]+$/.test(token)) return undefined;
  const delta = TOTP.validate({ ...kind, token, secret: secretOf(secret), timestamp, window });
  return delta === null ? undefined : TOTP.counter({ period: kind.period, timestamp }) + delta;
}
