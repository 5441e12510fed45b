/** The cookies of the gateway: their names and paths, and the former names that are temporarily accepted. */
import { str, type CleanedEnv } from 'envalid';
import { flag, list } from './variable-kinds.js';

export const cookieVariables = {
  COOKIE_STYLE: str({
    default: 'plain',
    choices: ['plain', 'prefixed'],
    desc: 'prefixed: __Host- and __Secure- names that no other host can plant, refresh sent to one path only',
  }),
  COOKIE_ACCESS_NAME: str({ default: 'access_token', desc: 'Name of the access token cookie' }),
  COOKIE_REFRESH_NAME: str({ default: 'refresh_token', desc: 'Name of the refresh token cookie' }),
  COOKIE_CSRF_NAME: str({ default: 'csrftoken', desc: 'Name of the CSRF cookie' }),
  COOKIE_DEVICE_NAME: str({ default: 'device', desc: 'Name of the cookie of a known device' }),
  COOKIE_CHALLENGE_NAME: str({
    default: 'login_challenge',
    desc: 'Name of the cookie of a login that waits for its second factor',
  }),
  COOKIE_REGISTRATION_NAME: str({
    default: 'registration',
    desc: 'Name of the cookie of a browser that registered an account which is not confirmed yet',
  }),
  COOKIE_DOMAIN: str({ default: '', desc: 'Domain attribute of the cookies; empty: the host alone' }),
  COOKIE_FORMER_DOMAINS: list({
    default: [],
    desc: 'Comma-separated list of earlier values of COOKIE_DOMAIN; cookies that browsers still keep for them are cleared',
    example: 'example.com',
  }),
  COOKIE_SECURE: flag({ default: undefined, desc: 'Secure attribute. Left empty: on, but for development' }),
  COOKIE_SAMESITE: str({ default: 'lax', choices: ['lax', 'strict', 'none'], desc: 'SameSite attribute' }),
};

type CookieEnv = CleanedEnv<typeof cookieVariables>;
type OtherEnv = { DEBUG: boolean; PUBLIC_URL: string; ACCEPT_FORMER_UNTIL: Date | undefined };

export type CookieKind = 'access' | 'refresh' | 'csrf' | 'device' | 'challenge' | 'registration';

/** Identifies a cookie in a browser, together with its domain. */
export interface CookieAddress {
  readonly name: string;
  readonly path: string;
}

type CookieAddresses = Readonly<Record<CookieKind, CookieAddress>>;

export class CookieSettings {
  readonly own: CookieAddresses;
  /** As they would be under the other `COOKIE_STYLE`. */
  readonly other: CookieAddresses;
  /** Until when cookies of the other style are accepted; undefined: never. */
  readonly acceptOtherUntil: Date | undefined;
  readonly domain: string | undefined;
  readonly formerDomains: readonly string[];
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'strict' | 'none';

  constructor(env: CookieEnv & OtherEnv) {
    const styles = [plain(env), prefixed(env)] as const;
    [this.own, this.other] = env.COOKIE_STYLE === 'plain' ? styles : [styles[1], styles[0]];
    this.acceptOtherUntil = env.ACCEPT_FORMER_UNTIL;
    this.domain = env.COOKIE_DOMAIN || undefined;
    this.formerDomains = env.COOKIE_FORMER_DOMAINS.filter((domain) => domain !== env.COOKIE_DOMAIN);
    this.secure = env.COOKIE_SECURE ?? !env.DEBUG;
    this.sameSite = env.COOKIE_SAMESITE as 'lax' | 'strict' | 'none';
  }

  static faults(env: Partial<CookieEnv & OtherEnv>): string[] {
    const secure = env.COOKIE_SECURE ?? !env.DEBUG;
    const faults = [];
    if (!secure && !env.DEBUG) faults.push('COOKIE_SECURE cannot be off outside development');
    if (!secure && env.COOKIE_SAMESITE === 'none') faults.push('COOKIE_SAMESITE=none needs COOKIE_SECURE=1');
    if (env.COOKIE_STYLE === 'prefixed') {
      if (!secure)
        faults.push('COOKIE_STYLE=prefixed needs COOKIE_SECURE=1: browsers refuse such names without it');
      if (env.COOKIE_DOMAIN)
        faults.push('COOKIE_STYLE=prefixed forbids COOKIE_DOMAIN: browsers refuse __Host- names with it');
    }
    return [...faults, ...nameFaults(env)];
  }
}

function nameFaults(env: Partial<CookieEnv>): string[] {
  const names = [
    env.COOKIE_ACCESS_NAME,
    env.COOKIE_REFRESH_NAME,
    env.COOKIE_CSRF_NAME,
    env.COOKIE_DEVICE_NAME,
    env.COOKIE_CHALLENGE_NAME,
    env.COOKIE_REGISTRATION_NAME,
  ];
  const faults = [];
  if (new Set(names).size < names.length)
    faults.push(
      'COOKIE_ACCESS_NAME, COOKIE_REFRESH_NAME, COOKIE_CSRF_NAME, COOKIE_DEVICE_NAME, COOKIE_CHALLENGE_NAME and COOKIE_REGISTRATION_NAME must differ',
    );
  if (names.some((name) => name !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(name)))
    faults.push('COOKIE_*_NAME may hold letters, digits and -_. only');
  // Browsers compare these prefixes case-insensitively.
  if (names.some((name) => name !== undefined && /^__(host|secure)-/i.test(name)))
    faults.push('COOKIE_*_NAME must not begin with __Host- or __Secure-: COOKIE_STYLE=prefixed adds that');
  return faults;
}

/** The path of `PUBLIC_URL`: routes lie below it, as browsers see them. */
const below = (env: OtherEnv) => new URL(env.PUBLIC_URL).pathname.replace(/\/$/, '');

function plain(env: CookieEnv & OtherEnv): CookieAddresses {
  return {
    access: { name: env.COOKIE_ACCESS_NAME, path: '/' },
    refresh: { name: env.COOKIE_REFRESH_NAME, path: '/' },
    csrf: { name: env.COOKIE_CSRF_NAME, path: '/' },
    device: { name: env.COOKIE_DEVICE_NAME, path: '/' },
    // Pages and the API both finish logins.
    challenge: { name: env.COOKIE_CHALLENGE_NAME, path: below(env) || '/' },
    registration: { name: env.COOKIE_REGISTRATION_NAME, path: `${below(env)}/api/v1/register` },
  };
}

/** RFC 6265bis, 4.1.3. A cookie with a path of its own cannot have `__Host-`. */
function prefixed(env: CookieEnv & OtherEnv): CookieAddresses {
  const { access, refresh, csrf, device, challenge, registration } = plain(env);
  return {
    access: { ...access, name: `__Host-${access.name}` },
    refresh: { name: `__Secure-${refresh.name}`, path: `${below(env)}/api/v1/login/refresh` },
    csrf: { ...csrf, name: `__Host-${csrf.name}` },
    device: { ...device, name: `__Host-${device.name}` },
    challenge: { ...challenge, name: `__Secure-${challenge.name}` },
    registration: { ...registration, name: `__Secure-${registration.name}` },
  };
}
