/** What a token says. Access tokens carry no personal details. */

export type TokenType = 'access' | 'refresh';

/** JWT claims (RFC 7519) of both token types; times in seconds since the epoch. */
export interface TokenClaims {
  /** Issuer and audience. Tokens from before these were named lack them. */
  readonly iss?: string;
  readonly aud?: string;
  readonly token_type: TokenType;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  /** The number old callers know the person by. */
  readonly user_id: number;
  /** The person's UUIDv7. */
  readonly sub: string;
  /** The session that owns the token. */
  readonly sid: string;
  /** Of an access token: the `jti` of the refresh token it was issued with. Tokens from before this was told lack it. */
  readonly origin_jti?: string;
}
