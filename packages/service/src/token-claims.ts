/** Reads the claims of a token. Its signature must be verified elsewhere. */

export interface AccessClaims {
  readonly token_type: 'access';
  readonly user_id: number;
  readonly sub: string;
  readonly sid: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
}

/** Characters. */
const longest = 8192;
const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** Filters malformed tokens before a request is sent for them. */
export function looksLikeToken(token: unknown): token is string {
  return typeof token === 'string' && token.length <= longest && shape.test(token);
}

/** @returns undefined unless the payload is that of an access token with all claims of an identity */
export function claimsOf(token: string): AccessClaims | undefined {
  try {
    return accessClaims(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

export function accessClaims(
  payload: Partial<Record<keyof AccessClaims, unknown>>,
): AccessClaims | undefined {
  const { token_type, user_id, sub, sid, iat, exp } = payload;
  if (token_type !== 'access' || typeof sub !== 'string' || typeof sid !== 'string') return undefined;
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  return Number.isSafeInteger(user_id) ? (payload as AccessClaims) : undefined;
}
