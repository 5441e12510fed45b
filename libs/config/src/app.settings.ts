/** The installation as a whole: mode, secret, public address, log level. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { str, type CleanedEnv } from 'envalid';
import { isGuessable } from './secret-strength.js';
import { flag, list, webAddress } from './variable-kinds.js';

export const appVariables = {
  DEBUG: flag({
    default: false,
    desc: 'Development mode: plain-http cookies, API page, mailbox at /dev/mail. Never in production',
  }),
  SECRET_KEY: str({
    desc: 'Seals secrets at rest, signs CSRF tokens. At least 32 random characters: openssl rand -base64 48',
  }),
  SECRET_KEY_FALLBACKS: list({
    default: [] as string[],
    desc: 'Other keys, comma-separated, which still open what they sealed and signed: the old SECRET_KEY while it is replaced (docs/operations.md)',
  }),
  PUBLIC_URL: webAddress({
    default: '',
    desc: 'Address under which people reach the gateway; mailed links start with it. Required outside development, where it is http://localhost and PORT',
    example: 'https://auth.example.com',
  }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    desc: 'Least severe level that is logged',
  }),
  LOG_FORMAT: str({
    default: 'json',
    choices: ['json', 'pretty'],
    desc: 'json: a line an event, for machines. pretty: for people',
  }),
};

type AppEnv = CleanedEnv<typeof appVariables>;

const placeholders = /change.?me|placeholder|example|secret.?key|your.?secret|insecure|password/i;
const advice = 'make one with: openssl rand -base64 48';

export type KeyPurpose =
  'csrf' | 'diagnosis' | 'mail' | 'signing-keys' | 'throttle' | 'totp' | 'recovery-code' | 'passkey-login';

export class AppSettings {
  readonly development: boolean;
  readonly secretKey: string;
  /** Keys that open and verify, but seal and sign nothing. */
  readonly secretKeyFallbacks: readonly string[];
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly logFormat: string;

  constructor(env: AppEnv) {
    this.development = env.DEBUG;
    this.secretKey = env.SECRET_KEY;
    this.secretKeyFallbacks = env.SECRET_KEY_FALLBACKS;
    this.publicUrl = env.PUBLIC_URL;
    this.logLevel = env.LOG_LEVEL;
    this.logFormat = env.LOG_FORMAT;
  }

  /** A 256-bit key of its own for each purpose, so that no two uses share one (HKDF, RFC 5869). */
  keyFor(purpose: KeyPurpose): KeyObject {
    return derivedKey(this.secretKey, purpose);
  }

  /** The key that seals and signs, and then those of the fallbacks, which only open and verify. */
  keysFor(purpose: KeyPurpose): readonly KeyObject[] {
    return [this.secretKey, ...this.secretKeyFallbacks].map((secret) => derivedKey(secret, purpose));
  }

  /**
   * Development may use any secret; everywhere else a guessable one is refused (RFC 8725 section 3.5). As a fallback it is accepted:
   * 0.1.0 ran with such a key, which can only be replaced if it still opens what it sealed.
   */
  static faults(env: Partial<AppEnv>): string[] {
    const { DEBUG, SECRET_KEY, SECRET_KEY_FALLBACKS: fallbacks = [], PUBLIC_URL } = env;
    if (DEBUG) return [];
    const ofFallbacks = fallbacks
      .filter((secret) => weaknessOf(secret) !== 'guessable')
      .flatMap((secret) => secretFaults('A key of SECRET_KEY_FALLBACKS', secret));
    return [...secretFaults('SECRET_KEY', SECRET_KEY), ...ofFallbacks, ...addressFaults(PUBLIC_URL)];
  }
}

function derivedKey(secret: string, purpose: KeyPurpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'gatehouse', purpose, 32)));
}

const weaknesses = {
  short: 'is shorter than 32 characters',
  placeholder: 'looks like a placeholder',
  guessable: 'is not random: it is made of words, sequences or repetitions',
} as const;
export type SecretWeakness = keyof typeof weaknesses;

/** @returns undefined for a secret that is fit for production */
export function weaknessOf(secret: string): SecretWeakness | undefined {
  if (secret.length < 32) return 'short';
  if (placeholders.test(secret)) return 'placeholder';
  return isGuessable(secret) ? 'guessable' : undefined;
}

function secretFaults(name: string, secret: string | undefined): string[] {
  const weakness = secret === undefined ? undefined : weaknessOf(secret);
  return weakness === undefined ? [] : [`${name} ${weaknesses[weakness]}; ${advice}`];
}

function addressFaults(address: string | undefined): string[] {
  return address === ''
    ? ['PUBLIC_URL is missing: outside development set it to the address people reach the gateway under']
    : [];
}
