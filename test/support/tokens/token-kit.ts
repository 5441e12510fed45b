/** Issues and verifies tokens for specs as in production, with one key pair and without a database. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { Clock, IssueTokens, TokenReader, TokenRules } from '#auth/token';
import { loadSettings, type SessionSettings, type Settings } from '#config';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';
import type { Keys, KeyRing } from '../../../libs/auth/src/token/key/key-ring.js';
import type { PublicJwk } from '../../../libs/auth/src/token/key/signing-key.entity.js';
import { TokenKeys } from '../../../libs/auth/src/token/token-keys.js';
import { VerifiedTokens } from '../../../libs/auth/src/token/verified-tokens.js';

export interface TokenKit {
  readonly settings: Settings;
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly issue: IssueTokens;
  readonly rules: TokenRules;
  readonly tokens: TokenReader;
  /** A verifier of another process, which did not issue the tokens. */
  readonly tokensElsewhere: TokenReader;
  /** Removes all keys from the ring. */
  forgetKeys(): void;
  /** Number of look-ups of unknown keys. */
  reloads(): number;
}

/** @param environment settings that differ from the defaults */
export function tokenKit(
  session: SessionSettings,
  environment: NodeJS.ProcessEnv = {},
  clock: Clock = new Clock(),
): TokenKit {
  const settings = loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'k'.repeat(40),
    DATABASE_URL: 'postgres://nowhere',
    PUBLIC_URL: 'https://auth.example.com',
    ...environment,
  });
  const kid = uuidv7();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' }) as PublicJwk;
  let keys: Keys = {
    signer: { kid, signs: privateKey },
    trusted: new Map([[kid, { jwk, verifies: publicKey }]]),
  };
  let reloads = 0;
  const ring = {
    recall: () => keys,
    current: async () => keys,
    reloaded: async () => {
      reloads++;
      return keys;
    },
  } as unknown as KeyRing;
  const tokenKeys = new TokenKeys(ring, settings.token, settings.app, clock);
  const verified = new VerifiedTokens();
  const rules = new TokenRules(tokenKeys, settings.token, clock);
  return {
    settings,
    kid,
    privateKey,
    publicKey,
    issue: new IssueTokens(new JwtService({}), tokenKeys, session, settings.token, verified),
    rules,
    tokens: new TokenReader(rules, verified),
    tokensElsewhere: new TokenReader(rules, new VerifiedTokens()),
    forgetKeys: () => void (keys = { signer: undefined, trusted: new Map() }),
    reloads: () => reloads,
  };
}

/** The clock of `kitAtFixedTime`: seconds since the epoch. */
export const fixedTime = 1_800_000_000;

/** A kit whose access tokens live ten minutes, and whose clock stands still. */
export function kitAtFixedTime(environment: NodeJS.ProcessEnv = {}): TokenKit {
  const clock = new (class extends Clock {
    override now = () => new Date(fixedTime * 1000);
  })();
  return tokenKit({ accessTokenLife: 600 } as SessionSettings, environment, clock);
}

/** @returns the claims of a token, unverified */
export function unverifiedClaims(token: string): TokenClaims {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as TokenClaims;
}
