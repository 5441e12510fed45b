/** Second factors: their issuer, the domain and origins of passkeys, time limits, and who must have one. */
import { isIP } from 'node:net';
import { str, type CleanedEnv } from 'envalid';
import { isAndroidOrigin, passkeyOrigins } from './origin-kinds.js';
import { wholeOr } from './variable-kinds.js';

export const secondFactorVariables = {
  SECOND_FACTOR_ISSUER: str({
    default: '',
    desc: 'Name of this service in authenticator apps and passkeys. Left empty: BRAND_NAME',
  }),
  PASSKEY_RP_ID: str({
    default: '',
    desc: 'Domain of the passkeys (WebAuthn RP ID); existing passkeys stop working when it changes. Left empty: the host of PUBLIC_URL',
    example: 'example.com',
  }),
  PASSKEY_ORIGINS: passkeyOrigins({
    default: [],
    desc: 'Comma-separated origins that may use passkeys; android:apk-key-hash:… for an Android app. Left empty: the origins of PUBLIC_URL and CORS_ORIGINS in that domain',
    example: 'https://app.example.com',
  }),
  LOGIN_CHALLENGE_SECONDS: wholeOr(
    300,
    30,
    3600,
    'Time limit for the second factor after the password, and for the use of a passkey, in seconds',
  ),
  STEP_UP_SECONDS: wholeOr(
    600,
    10,
    24 * 3600,
    'Time for which a session may make sensitive and administrative changes after its second factor was verified, in seconds',
  ),
  REQUIRE_SECOND_FACTOR: str({
    default: 'none',
    choices: ['none', 'superuser', 'admin', 'staff'],
    desc: 'Lowest rank that must have a second factor to use administrative routes: superuser, admin or staff. none: no rank must have one',
  }),
};

type SecondFactorEnv = CleanedEnv<typeof secondFactorVariables>;
type Surroundings = { PUBLIC_URL: string; CORS_ORIGINS: string[]; BRAND_NAME: string };

const relyingPartyOf = (env: Partial<SecondFactorEnv & Surroundings>) =>
  env.PASSKEY_RP_ID || new URL(env.PUBLIC_URL!).hostname;

/** Browsers let a page use the passkeys of its own host and of the domains above it (WebAuthn, 13.4.9). */
function belongsTo(origin: string, domain: string): boolean {
  // The system has checked by the domain's assetlinks.json that the app belongs to it.
  if (isAndroidOrigin(origin)) return true;
  const { hostname } = new URL(origin);
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

export class SecondFactorSettings {
  readonly issuer: string;
  readonly relyingParty: string;
  readonly passkeyOrigins: readonly string[];
  /** Whether browsers accept passkeys on the pages of `PUBLIC_URL`: they need a domain and an origin that is listed. */
  readonly pagesHavePasskeys: boolean;
  /** Seconds. */
  readonly challengeLife: number;
  /** Seconds. */
  readonly stepUpLife: number;
  /** Lowest rank that administers only with a second factor; `none` for no rank at all. */
  readonly requiredFrom: 'none' | 'staff' | 'admin' | 'superuser';

  constructor(env: SecondFactorEnv & Surroundings) {
    this.issuer = env.SECOND_FACTOR_ISSUER || env.BRAND_NAME;
    this.relyingParty = relyingPartyOf(env);
    const around = [new URL(env.PUBLIC_URL).origin, ...env.CORS_ORIGINS];
    this.passkeyOrigins = env.PASSKEY_ORIGINS.length
      ? env.PASSKEY_ORIGINS
      : around.filter((origin) => belongsTo(origin, this.relyingParty));
    const { origin, hostname } = new URL(env.PUBLIC_URL);
    this.pagesHavePasskeys =
      this.passkeyOrigins.includes(origin) && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
    this.challengeLife = env.LOGIN_CHALLENGE_SECONDS;
    this.stepUpLife = env.STEP_UP_SECONDS;
    this.requiredFrom = env.REQUIRE_SECOND_FACTOR;
  }

  static faults(env: Partial<SecondFactorEnv & Surroundings>): string[] {
    if (!env.PUBLIC_URL || env.CORS_ORIGINS === undefined) return [];
    const domain = relyingPartyOf(env);
    const given = env.PASSKEY_ORIGINS?.length ? env.PASSKEY_ORIGINS : [env.PUBLIC_URL];
    const foreign = given.filter((origin) => !belongsTo(origin, domain));
    const fault = 'is not in the domain of the passkeys; see PASSKEY_RP_ID and PASSKEY_ORIGINS';
    return foreign.map((origin) => `${origin} ${fault}`);
  }
}
