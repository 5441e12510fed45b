/** The installation as a whole: mode, secret, public address, log level. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { str, type CleanedEnv } from 'envalid';
import { isGuessable } from './secret-strength.js';
import { flag, webAddress } from './variable-kinds.js';

export const appVariables = {
  DEBUG: flag({
    default: false,
    desc: 'Development mode: plain-http cookies, API page, mailbox at /dev/mail. Never in production',
  }),
  SECRET_KEY: str({
    desc: 'Seals secrets at rest, signs CSRF tokens. At least 32 random characters: openssl rand -base64 48',
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

export class AppSettings {
  readonly development: boolean;
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly logFormat: string;

  constructor(env: AppEnv) {
    this.development = env.DEBUG;
    this.secretKey = env.SECRET_KEY;
    this.publicUrl = env.PUBLIC_URL;
    this.logLevel = env.LOG_LEVEL;
    this.logFormat = env.LOG_FORMAT;
  }

  /** A 256-bit key of its own for each purpose, so that no two uses share one (HKDF, RFC 5869). */
  keyFor(
    purpose: 'csrf' | 'mail' | 'signing-keys' | 'throttle' | 'totp' | 'recovery-code' | 'passkey-login',
  ): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.secretKey, 'gatehouse', purpose, 32)));
  }

  /** Development may use any secret; everywhere else a guessable one is refused (RFC 8725 section 3.5). */
  static faults(env: Partial<AppEnv>): string[] {
    return env.DEBUG ? [] : [...secretFaults(env.SECRET_KEY), ...addressFaults(env.PUBLIC_URL)];
  }
}

function secretFaults(secret: string | undefined): string[] {
  if (secret === undefined) return [];
  if (secret.length < 32) return [`SECRET_KEY is shorter than 32 characters; ${advice}`];
  if (placeholders.test(secret)) return [`SECRET_KEY looks like a placeholder; ${advice}`];
  return isGuessable(secret)
    ? [`SECRET_KEY is not random: it is made of words, sequences or repetitions; ${advice}`]
    : [];
}

function addressFaults(address: string | undefined): string[] {
  return address === ''
    ? ['PUBLIC_URL is missing: outside development set it to the address people reach the gateway under']
    : [];
}
