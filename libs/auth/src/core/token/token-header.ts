/** What the header of a token may say: nothing but what our own tokens say (RFC 8725, 3.1, 3.8, 3.11). */
import type { TokenType } from '#auth/contract';
import type { TokenAlgorithm } from '#config';
import { validate as isUuid } from 'uuid';

/** The `typ` of our tokens: RFC 9068 for access tokens, one of our own for refresh tokens. */
export const typOf: Readonly<Record<TokenType, string>> = { access: 'at+jwt', refresh: 'rt+jwt' };

/** As written by this service before it named types, and by the service before it. */
const formerTyp = 'JWT';

export interface TokenHeader {
  readonly algorithm: TokenAlgorithm;
  /** Of the key pair; undefined for HS256. */
  readonly kid: string | undefined;
  /** Whether it is of before tokens named their type, issuer and audience. */
  readonly former: boolean;
}

/** One spelling only. The length is looked at first: nothing long is searched for. */
const isKid = (kid: unknown): kid is string =>
  typeof kid === 'string' && kid.length === 36 && isUuid(kid) && kid === kid.toLowerCase();

/**
 * A header with any further member (`crit`, `jku`, `jwk`, `x5u`, `x5c`, …) is none of ours, so it is never looked at.
 * @returns undefined for what cannot be a token of ours of this type
 */
export function readHeader(header: unknown, type: TokenType): TokenHeader | undefined {
  if (typeof header !== 'object' || header === null) return undefined;
  const { alg, typ, kid, ...further } = header as Record<string, unknown>;
  if (Object.keys(further).length > 0) return undefined;
  if (alg === 'ES256' && typ === typOf[type] && isKid(kid)) {
    return { algorithm: alg, kid, former: false };
  }
  if (alg === 'HS256' && kid === undefined && (typ === typOf[type] || typ === formerTyp)) {
    return { algorithm: alg, kid: undefined, former: typ === formerTyp };
  }
  return undefined;
}
