/** Lifetimes of tokens, sessions and codes; settings of new accounts and passwords. */
import { type Language, languages } from '#errors';
import { type CleanedEnv, str } from 'envalid';
import { flag, timeZone, webAddress, wholeOr } from './variable-kinds.js';

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
    'Grace period: time that a refresh token stays valid after the first use of its successor, in seconds',
  ),
  SUBJECT_MEMORY_MB: wholeOr(64, 1, 16_384, 'Size of the session cache of each process, in MB'),
  ACTIVATION: flag({
    default: true,
    desc: '1: a new account becomes active by the mailed link. 0: it is active immediately',
  }),
  COMPANY_APPROVAL: flag({
    default: true,
    desc: '1: a company that registers itself cannot manage users until an administrator approves it. 0: it can immediately',
  }),
  ACTIVATION_CODE_SECONDS: wholeOr(3 * 24 * 3600, 60, year, 'Life of a mailed activation link, in seconds'),
  ACTIVATION_PAGE_URL: webAddress({
    default: undefined,
    desc: 'Page of a front end that confirms a registration; user_id and activation_code are added. Empty: the page of the gateway',
    example: 'https://app.example.com/confirm',
  }),
  ACTIVATION_BY_GET: flag({
    default: true,
    desc: '1: API callers can confirm a registration by GET /activate/, which does not check the password. 0: only the page and its POST can',
  }),
  RESET_CODE_SECONDS: wholeOr(
    3600,
    60,
    7 * 24 * 3600,
    'Life of a mailed link that sets a new password, in seconds',
  ),
  RESET_PAGE_URL: webAddress({
    default: undefined,
    desc: 'Page of a front end that sets the new password; user_id and code are added. Empty: the page of the gateway',
    example: 'https://app.example.com/new-password',
  }),
  EMAIL_CODE_SECONDS: wholeOr(
    24 * 3600,
    60,
    7 * 24 * 3600,
    'Life of a mailed link that confirms a new email, in seconds',
  ),
  EMAIL_PAGE_URL: webAddress({
    default: undefined,
    desc: 'Page of a front end that confirms the new email; user_id and code are added. Empty: the page of the gateway',
    example: 'https://app.example.com/new-email',
  }),
  NEW_DEVICE_CODE_SECONDS: wholeOr(
    7 * 24 * 3600,
    60,
    30 * 24 * 3600,
    'Life of the link "this was not me" in a mail about a login from a new device, and of the link that objects to a change of email by an administrator, in seconds',
  ),
  NEW_DEVICE_PAGE_URL: webAddress({
    default: undefined,
    desc: 'Page of a front end for the link "this was not me"; user_id and code are added. Empty: the page of the gateway',
    example: 'https://app.example.com/not-me',
  }),
  INVITATION_DAYS: wholeOr(7, 1, 90, 'Life of a mailed invitation, in days'),
  INVITATIONS_PER_DAY: wholeOr(
    1000,
    1,
    1_000_000,
    'Invitations that one company can send within 24 hours; administrators have no limit',
  ),
  PASSWORD_BREACHED_FILE: str({
    default: undefined,
    desc: 'File of breached passwords, which no new password may be: one SHA-1:count per line, ordered by hash (the format of Have I Been Pwned)',
    example: '/data/pwned-passwords-sha1-ordered-by-hash.txt',
  }),
  DEFAULT_LANGUAGE: str<Language>({
    default: 'en',
    choices: languages,
    desc: 'Language of pages, mails and problem details where neither the account nor Accept-Language names one: en or ru',
  }),
  TIME_ZONE: timeZone({
    default: 'Europe/Moscow',
    desc: 'Time zone of the users: of times on pages and in mails, and of birth dates that are sent or imported as points in time',
    example: 'Asia/Vladivostok',
  }),
  PASSWORD_MIN_LENGTH: wholeOr(
    8,
    8,
    64,
    'Minimum number of characters of a new password; the maximum is 128',
  ),
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
  /** Whether a company that registers itself cannot manage users until an administrator approves it. */
  readonly companyApproval: boolean;
  /** Seconds. */
  readonly activationCodeLife: number;
  /** Undefined where the gateway's own page serves. */
  readonly activationPage: string | undefined;
  /** Whether `GET /activate/` activates for API callers. */
  readonly activationByGet: boolean;
  /** Seconds. */
  readonly resetCodeLife: number;
  /** Undefined where the gateway's own page serves. */
  readonly resetPage: string | undefined;
  /** Seconds. */
  readonly emailCodeLife: number;
  /** Undefined where the gateway's own page serves. */
  readonly emailPage: string | undefined;
  /** Seconds. */
  readonly newDeviceCodeLife: number;
  /** Undefined where the gateway's own page serves. */
  readonly newDevicePage: string | undefined;
  /** Days. */
  readonly invitationDays: number;
  /** Of one company; administrators have no limit. */
  readonly invitationsPerDay: number;
  /** Where neither the account nor the request names a language. */
  readonly defaultLanguage: Language;
  /** Of the tz database. */
  readonly timeZone: string;
  /** Code points. */
  readonly passwordMinLength: number;
  readonly breachedPasswords: string | undefined;

  constructor(env: SessionEnv) {
    this.activation = env.ACTIVATION;
    this.companyApproval = env.COMPANY_APPROVAL;
    this.activationCodeLife = env.ACTIVATION_CODE_SECONDS;
    this.activationPage = env.ACTIVATION_PAGE_URL;
    this.activationByGet = env.ACTIVATION_BY_GET;
    this.resetCodeLife = env.RESET_CODE_SECONDS;
    this.resetPage = env.RESET_PAGE_URL;
    this.emailCodeLife = env.EMAIL_CODE_SECONDS;
    this.emailPage = env.EMAIL_PAGE_URL;
    this.newDeviceCodeLife = env.NEW_DEVICE_CODE_SECONDS;
    this.newDevicePage = env.NEW_DEVICE_PAGE_URL;
    this.invitationDays = env.INVITATION_DAYS;
    this.invitationsPerDay = env.INVITATIONS_PER_DAY;
    this.defaultLanguage = env.DEFAULT_LANGUAGE;
    this.timeZone = env.TIME_ZONE;
    this.passwordMinLength = env.PASSWORD_MIN_LENGTH;
    this.breachedPasswords = env.PASSWORD_BREACHED_FILE;
  }
}
