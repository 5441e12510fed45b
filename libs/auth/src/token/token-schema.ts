/**
 * The schema of the claims: a token is refused unless every claim that is read has its declared type. A signature alone
 * proves no type, because the key may be shared with services that sign tokens of their own.
 */
import type { TokenClaims, TokenType } from '#auth/contract';
import { validate as isUuid } from 'uuid';

/** The claims that the token rules read. */
export interface ReadClaims extends TokenClaims {
  /** RFC 7519, 4.1.5. Our own tokens have none. */
  readonly nbf?: number;
}

const largestUserId = 2 ** 31 - 1;

/** Seconds since the epoch, end of the year 9999: the last year that `Date` and PostgreSQL both write with four digits. */
const latestTime = 253_402_300_799;

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isTime: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= latestTime;
const isUserId: Check = (value) =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) <= largestUserId;
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const schema: Readonly<Record<keyof ReadClaims, Check>> = {
  iss: optional(isText),
  aud: optional(isText),
  token_type: (value) => value === 'access' || value === 'refresh',
  jti: isUuid,
  iat: isTime,
  exp: isTime,
  nbf: optional(isTime),
  user_id: isUserId,
  sub: isUuid,
  sid: isUuid,
  origin_jti: optional(isUuid),
};

const checks = Object.entries(schema) as [keyof ReadClaims, Check][];

/** @returns undefined unless every claim has its type and `token_type` is `type` (RFC 8725, 3.12) */
export function parseClaims(payload: unknown, type: TokenType): ReadClaims | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const claims = payload as Readonly<Record<string, unknown>>;
  for (const [name, check] of checks) if (!check(claims[name])) return undefined;
  return claims['token_type'] === type ? (payload as ReadClaims) : undefined;
}
