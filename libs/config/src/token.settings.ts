/** Signing of tokens, their issuer and audience, and acceptance of tokens and cookies from before a change of settings. */
import { str, type CleanedEnv } from 'envalid';
import { moment, wholeOr } from './variable-kinds.js';

export const tokenVariables = {
  TOKEN_ALGORITHM: str({
    default: 'ES256',
    choices: ['ES256', 'HS256'],
    desc: 'ES256: key pairs sign the tokens. HS256: SECRET_KEY signs them, for services that share it',
  }),
  TOKEN_ISSUER: str({ default: '', desc: 'Issuer of the tokens (iss); empty: PUBLIC_URL' }),
  TOKEN_AUDIENCE: str({ default: 'gatehouse', desc: 'Audience of the tokens (aud)' }),
  SIGNING_KEY_DAYS: wholeOr(30, 1, 3650, 'Days after which the worker replaces the signing key pair'),
  SIGNING_KEY_LEAD_SECONDS: wholeOr(
    3600,
    0,
    12 * 3600,
    'Time for which a key pair is published at /.well-known/jwks.json before it signs tokens, in seconds',
  ),
  ACCEPT_FORMER_UNTIL: {
    ...moment(),
    default: undefined,
    desc: 'Time until which tokens and cookies of another TOKEN_ALGORITHM or COOKIE_STYLE, or without an issuer, are accepted',
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
  /** Until then tokens and cookies that were issued under other settings are accepted; undefined: never. */
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
