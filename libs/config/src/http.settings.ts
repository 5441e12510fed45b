/** The gateway's doors: address, cookies, who may call from a browser. */
import { str, type CleanedEnv } from 'envalid';
import { flag, origins, wholeOr } from './variable-kinds.js';

export const httpVariables = {
  HOST: str({ default: '127.0.0.1', desc: 'Address the servers listen on; 0.0.0.0 for all' }),
  PORT: wholeOr(8000, 0, 65535, 'Port of the gateway'),
  CORS_ORIGINS: origins({
    default: [],
    desc: 'Origins of the front ends, divided by commas. Only these may call with cookies from another origin',
    example: 'https://app.example.com',
  }),
  TRUST_PROXY: str({
    default: '',
    desc: 'Addresses or networks of the reverse proxies whose X-Forwarded-For is believed, divided by commas',
    example: '10.0.0.0/8',
  }),
  COOKIE_ACCESS_NAME: str({ default: 'access_token', desc: 'Name of the access token cookie' }),
  COOKIE_REFRESH_NAME: str({ default: 'refresh_token', desc: 'Name of the refresh token cookie' }),
  COOKIE_CSRF_NAME: str({ default: 'csrftoken', desc: 'Name of the CSRF cookie' }),
  COOKIE_DEVICE_NAME: str({ default: 'device', desc: 'Name of the cookie of a known device' }),
  COOKIE_CHALLENGE_NAME: str({
    default: 'login_challenge',
    desc: 'Name of the cookie of a login that waits for its second factor',
  }),
  COOKIE_DOMAIN: str({ default: '', desc: 'Domain attribute of the cookies; empty: the host alone' }),
  COOKIE_SECURE: flag({ default: undefined, desc: 'Secure attribute. Left empty: on, but for development' }),
  COOKIE_SAMESITE: str({ default: 'lax', choices: ['lax', 'strict', 'none'], desc: 'SameSite attribute' }),
};

type HttpEnv = CleanedEnv<typeof httpVariables>;

export class HttpSettings {
  readonly host: string;
  readonly port: number;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: string;

  constructor(env: HttpEnv) {
    this.host = env.HOST;
    this.port = env.PORT;
    this.corsOrigins = env.CORS_ORIGINS;
    this.trustProxy = env.TRUST_PROXY;
  }
}

export class CookieSettings {
  readonly accessName: string;
  readonly refreshName: string;
  readonly csrfName: string;
  readonly deviceName: string;
  readonly challengeName: string;
  readonly domain: string | undefined;
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'strict' | 'none';

  constructor(env: HttpEnv & { DEBUG: boolean }) {
    this.accessName = env.COOKIE_ACCESS_NAME;
    this.refreshName = env.COOKIE_REFRESH_NAME;
    this.csrfName = env.COOKIE_CSRF_NAME;
    this.deviceName = env.COOKIE_DEVICE_NAME;
    this.challengeName = env.COOKIE_CHALLENGE_NAME;
    this.domain = env.COOKIE_DOMAIN || undefined;
    this.secure = env.COOKIE_SECURE ?? !env.DEBUG;
    this.sameSite = env.COOKIE_SAMESITE as 'lax' | 'strict' | 'none';
  }

  static faults(env: Partial<HttpEnv & { DEBUG: boolean }>): string[] {
    const secure = env.COOKIE_SECURE ?? !env.DEBUG;
    const faults = [];
    if (!secure && !env.DEBUG) faults.push('COOKIE_SECURE cannot be off outside development');
    if (!secure && env.COOKIE_SAMESITE === 'none') faults.push('COOKIE_SAMESITE=none needs COOKIE_SECURE=1');
    const names = [
      env.COOKIE_ACCESS_NAME,
      env.COOKIE_REFRESH_NAME,
      env.COOKIE_CSRF_NAME,
      env.COOKIE_DEVICE_NAME,
      env.COOKIE_CHALLENGE_NAME,
    ];
    if (new Set(names).size < names.length)
      faults.push(
        'COOKIE_ACCESS_NAME, COOKIE_REFRESH_NAME, COOKIE_CSRF_NAME, COOKIE_DEVICE_NAME and COOKIE_CHALLENGE_NAME must differ',
      );
    if (names.some((name) => name !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(name))) {
      faults.push('COOKIE_*_NAME may hold letters, digits and -_. only');
    }
    return faults;
  }
}
