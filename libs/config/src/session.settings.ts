/** Lifetimes of tokens, sessions and codes; what an account begins with. */
import type { CleanedEnv } from 'envalid';
import { flag, wholeOr } from './variable-kinds.js';

const year = 365 * 24 * 3600;

export const sessionVariables = {
  ACCESS_TOKEN_SECONDS: wholeOr(600, 5, 24 * 3600, 'Life of an access token, in seconds'),
  REFRESH_TOKEN_SECONDS: wholeOr(
    24 * 3600,
    10,
    year,
    'Life of a refresh token, and so of an idle session, in seconds',
  ),
  SESSION_SECONDS: wholeOr(30 * 24 * 3600, 10, year, 'Absolute life of a session from its login, in seconds'),
  REFRESH_GRACE_SECONDS: wholeOr(
    10,
    0,
    3600,
    'Time a refresh token stays good after its successor was first used, in seconds',
  ),
  SUBJECT_MEMORY_MB: wholeOr(
    64,
    1,
    16_384,
    'Memory of a process for sessions it need not ask the database about, in MB',
  ),
  ACTIVATION: flag({
    default: true,
    desc: '1: a new account waits for the mailed link. 0: it is active at once',
  }),
  ACTIVATION_CODE_SECONDS: wholeOr(3 * 24 * 3600, 60, year, 'Life of a mailed activation link, in seconds'),
  PASSWORD_MIN_LENGTH: wholeOr(8, 8, 64, 'Characters a new password has at the least; 128 is the most'),
};

type SessionEnv = CleanedEnv<typeof sessionVariables>;

export class SessionSettings {
  /** Seconds. */
  readonly accessTokenLife: number;
  /** Seconds. */
  readonly refreshTokenLife: number;
  /** Seconds, from login; no refresh outlives it (OWASP ASVS 5.0, 7.3.2). */
  readonly absoluteLife: number;
  /** Seconds, from the first use of the successor. */
  readonly refreshGrace: number;
  /** Bytes. */
  readonly subjectMemory: number;

  constructor(env: SessionEnv) {
    this.accessTokenLife = env.ACCESS_TOKEN_SECONDS;
    this.refreshTokenLife = env.REFRESH_TOKEN_SECONDS;
    this.absoluteLife = env.SESSION_SECONDS;
    this.refreshGrace = env.REFRESH_GRACE_SECONDS;
    this.subjectMemory = env.SUBJECT_MEMORY_MB * 1024 * 1024;
  }

  static faults(env: Partial<SessionEnv>): string[] {
    const { ACCESS_TOKEN_SECONDS: access, REFRESH_TOKEN_SECONDS: refresh, SESSION_SECONDS: absolute } = env;
    const faults = [];
    if (access && refresh && access > refresh)
      faults.push('ACCESS_TOKEN_SECONDS must not exceed REFRESH_TOKEN_SECONDS');
    if (refresh && absolute && refresh > absolute)
      faults.push('REFRESH_TOKEN_SECONDS must not exceed SESSION_SECONDS');
    return faults;
  }
}

export class AccountSettings {
  /** Whether a new account waits for its mailed link. */
  readonly activation: boolean;
  /** Seconds. */
  readonly activationCodeLife: number;
  /** Code points. */
  readonly passwordMinLength: number;

  constructor(env: SessionEnv) {
    this.activation = env.ACTIVATION;
    this.activationCodeLife = env.ACTIVATION_CODE_SECONDS;
    this.passwordMinLength = env.PASSWORD_MIN_LENGTH;
  }
}
