/** The claims of tokens. Access tokens carry no personal data. */

export type TokenType = 'access' | 'refresh';

/** JWT claims (RFC 7519) of both token types; times in seconds since the epoch. */
export interface TokenClaims {
  /** Issuer and audience. Only legacy tokens may omit `iss` and `aud`. */
  readonly iss?: string;
  readonly aud?: string;
  readonly token_type: TokenType;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  /** The user's integer id. */
  readonly user_id: number;
  /** The user's UUIDv7. */
  readonly sub: string;
  /** The session id. */
  readonly sid: string;
  /** In access tokens: the `jti` of the refresh token issued with it. Legacy tokens omit it. */
  readonly origin_jti?: string;
}
