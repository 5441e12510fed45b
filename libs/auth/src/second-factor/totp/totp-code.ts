/** Time-based codes with the parameters that every authenticator app supports: SHA-1, six digits, 30 seconds (RFC 6238; OWASP ASVS 5.0, 6.6.3). */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { typedCode } from '../typed-code.js';

const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Number of steps by which a phone's clock may differ. */
const window = 1;

/** 160 bits, as long as the hash (RFC 4226, 4). */
export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

const secretOf = (bytes: Buffer) => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** The secret for typing, where no QR code can be read. @returns base32 */
export function typedSecret(secret: Buffer): string {
  return secretOf(secret).base32;
}

/**
 * The content of the QR code: an `otpauth://` address. A colon separates the issuer from the account, so neither may
 * contain one (Key URI Format).
 */
export function provisioningUri(secret: Buffer, issuer: string, account: string): string {
  const names = { issuer: withoutColons(issuer), label: withoutColons(account) };
  return new TOTP({ ...kind, ...names, secret: secretOf(secret) }).toString();
}

const withoutColons = (name: string) => name.replaceAll(/\s*:\s*/g, ' ').trim();

/**
 * @param now seconds since the epoch
 * @returns the time step of the code; undefined if the code is not valid for the secret at this time
 */
export function stepOfCode(secret: Buffer, code: string, now: number): number | undefined {
  const timestamp = now * 1000;
  const token = typedCode(code);
  if (!/^[0-9]+$/.test(token)) return undefined;
  const delta = TOTP.validate({ ...kind, token, secret: secretOf(secret), timestamp, window });
  return delta === null ? undefined : TOTP.counter({ period: kind.period, timestamp }) + delta;
}
