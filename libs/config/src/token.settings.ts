/** How tokens are signed, whom they name, and what of before a change of settings is still taken. */
import { str, type CleanedEnv } from 'envalid';
import { moment, wholeOr } from './variable-kinds.js';

export const tokenVariables = {
  TOKEN_ALGORITHM: str({
    default: 'ES256',
    choices: ['ES256', 'HS256'],
    desc: 'ES256: key pairs sign tokens. HS256: SECRET_KEY does, for callers that share it',
  }),
  TOKEN_ISSUER: str({ default: '', desc: 'Issuer (iss) that tokens name; empty: PUBLIC_URL' }),
  TOKEN_AUDIENCE: str({ default: 'gatehouse', desc: 'Audience (aud) that tokens name' }),
  SIGNING_KEY_DAYS: wholeOr(30, 1, 3650, 'Days after which the worker has the next key pair sign'),
  SIGNING_KEY_LEAD_SECONDS: wholeOr(
    3600,
    0,
    12 * 3600,
    'Time a key pair is published at /.well-known/jwks.json before it signs, in seconds',
  ),
  ACCEPT_FORMER_UNTIL: {
    ...moment(),
    default: undefined,
    desc: 'Until then tokens and cookies of another TOKEN_ALGORITHM or COOKIE_STYLE, or of no issuer, are taken',
    example: '2027-01-31T12:00:00Z',
  },
};

export type TokenAlgorithm = 'ES256' | 'HS256';

type TokenEnv = CleanedEnv<typeof tokenVariables>;

export class TokenSettings {
  readonly algorithm: TokenAlgorithm;
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly signingKeyPeriod: number;
  /** Seconds. */
  readonly signingKeyLead: number;
  /** End of the window in which what was issued under other settings is taken; undefined: it is never. */
  readonly acceptFormerUntil: Date | undefined;

  constructor(env: TokenEnv & { PUBLIC_URL: string }) {
    this.algorithm = env.TOKEN_ALGORITHM as TokenAlgorithm;
    this.issuer = env.TOKEN_ISSUER || env.PUBLIC_URL;
    this.audience = env.TOKEN_AUDIENCE;
    this.signingKeyPeriod = env.SIGNING_KEY_DAYS * 24 * 3600;
    this.signingKeyLead = env.SIGNING_KEY_LEAD_SECONDS;
    this.acceptFormerUntil = env.ACCEPT_FORMER_UNTIL;
  }
}
