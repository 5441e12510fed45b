/** The header of a token: only the members and values that our own tokens have (RFC 8725, 3.1, 3.8 and 3.11). */
import type { TokenType } from '#auth/contract';
import type { TokenAlgorithm } from '#config';
import { validate as isUuid } from 'uuid';

/** The `typ` of our tokens: RFC 9068 for access tokens, a private one for refresh tokens. */
export const typOf: Readonly<Record<TokenType, string>> = { access: 'at+jwt', refresh: 'rt+jwt' };

/** The `typ` of legacy tokens, for both types. */
const legacyTyp = 'JWT';

export interface TokenHeader {
  readonly algorithm: TokenAlgorithm;
  /** Of the key pair; undefined for HS256. */
  readonly kid: string | undefined;
  /** Whether the token predates `iss`, `aud` and the `typ` of each type. */
  readonly isLegacy: boolean;
}

/** One spelling only. The length comes first, so that no long string is parsed. */
const isKid = (kid: unknown): kid is string =>
  typeof kid === 'string' && kid.length === 36 && isUuid(kid) && kid === kid.toLowerCase();

/**
 * Any further member (`crit`, `jku`, `jwk`, `x5u`, `x5c`, …) makes the header invalid, whatever its value.
 * @returns undefined unless our tokens of this type have such a header
 */
export function parseHeader(header: object, type: TokenType): TokenHeader | undefined {
  const { alg, typ, kid, ...further } = header as Record<string, unknown>;
  if (Object.keys(further).length > 0) return undefined;
  if (alg === 'ES256' && typ === typOf[type] && isKid(kid)) {
    return { algorithm: alg, kid, isLegacy: false };
  }
  if (alg === 'HS256' && kid === undefined && (typ === typOf[type] || typ === legacyTyp)) {
    return { algorithm: alg, kid: undefined, isLegacy: typ === legacyTyp };
  }
  return undefined;
}
