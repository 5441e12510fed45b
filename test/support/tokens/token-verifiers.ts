/** Both token verifiers: jose for Kafka, TCP and `/verify/`, passport-jwt for HTTP. Every session is live. */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { AuthenticateToken } from '#auth/verification';
import { TokenReader, type TokenRules } from '#auth/token';
import type { TokenAlgorithm } from '#config';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { FindSubject } from '../../../libs/auth/src/verification/find-subject.js';
import { isCanonical } from '../../../libs/auth/src/token/compact-form.js';
import { VerifiedTokens } from '../../../libs/auth/src/token/verified-tokens.js';
import type { GuardedRequest } from '../../../libs/auth/src/http/authentication/authenticated-request.js';
import {
  AccessStrategy,
  RefreshStrategy,
} from '../../../libs/auth/src/http/authentication/token-strategies.js';
import {
  AccessTokenGuard,
  RefreshTokenGuard,
  TokenGuards,
} from '../../../libs/auth/src/http/authentication/token.guards.js';
import type { TokenKit } from './token-kit.js';

/** @returns the claims of an authenticated token */
export type TokenVerifier = (raw: string, type: TokenType) => Promise<TokenClaims | undefined>;

/** Call it with the token kit of the issuing process, or of another one. */
export type VerifierOf = (kit: Pick<TokenKit, 'rules' | 'tokensElsewhere'>) => TokenVerifier;

const liveSessions = {
  recall: () => undefined,
  execute: async ({ user_id, sub, sid }: TokenClaims) => ({
    userId: user_id,
    subject: sub,
    sessionId: sid,
    permissions: {},
  }),
} as unknown as FindSubject;

const joseVerifier: VerifierOf = ({ tokensElsewhere }) => {
  const authenticate = new AuthenticateToken(tokensElsewhere, liveSessions);
  return async (raw, type) => (await authenticate.execute(raw, type))?.claims;
};

/** Creating the strategies registers them; Passport keeps the last strategy of a name per process. */
export function passportOf(rules: TokenRules, authenticate: AuthenticateToken) {
  return {
    strategies: [new AccessStrategy(rules, authenticate), new RefreshStrategy(rules, authenticate)],
    guards: new TokenGuards(new AccessTokenGuard(), new RefreshTokenGuard()),
  };
}

const passportVerifier: VerifierOf = ({ rules, tokensElsewhere }) => {
  const authenticate = new AuthenticateToken(tokensElsewhere, liveSessions);
  return async (raw, type) => {
    const { guards } = passportOf(rules, authenticate);
    const request = { presentedToken: raw } as GuardedRequest;
    await guards[type].canActivate(new ExecutionContextHost([request, {}]));
    return request.user?.claims;
  };
};

export const verifiers: readonly [name: string, VerifierOf][] = [
  ['jose', joseVerifier],
  ['passport-jwt', passportVerifier],
];

/** @returns whether a token with this key id is accepted, whatever its claims */
export type SignatureVerifier = (raw: string, key: KeyObject, algorithm: TokenAlgorithm) => Promise<boolean>;

/** Verification rules that check only the signature. */
function signatureRules(key: KeyObject, algorithm: TokenAlgorithm): TokenRules {
  return {
    readHeader: (raw: string) =>
      isCanonical(raw) ? { algorithm, kid: undefined, isLegacy: false } : undefined,
    trusts: () => false,
    findKey: async () => key,
    readClaims: () => ({ sid: 'any' }),
  } as unknown as TokenRules;
}

export const signatureVerifiers = verifiers.map(([name, verifierOf]): [string, SignatureVerifier] => [
  name,
  async (raw, key, algorithm) => {
    const rules = signatureRules(key, algorithm);
    const tokensElsewhere = new TokenReader(rules, new VerifiedTokens());
    return (await verifierOf({ rules, tokensElsewhere })(raw, 'access')) !== undefined;
  },
]);
