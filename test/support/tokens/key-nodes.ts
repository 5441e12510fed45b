/** Simulates processes that share signing keys through one database. */
import { loadSettings, type Settings } from '#config';
import {
  Clock,
  IssueTokens,
  ListKeys,
  PrepareKeys,
  PublishKeys,
  RevokeKey,
  RotateKeys,
  TokenReader,
  TokenRules,
} from '#auth/token';
import { shell } from '#auth/authorization';
import { JwtService } from '@nestjs/jwt';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { KeyRing } from '../../../libs/auth/src/token/key/key-ring.js';
import { TokenKeys } from '../../../libs/auth/src/token/token-keys.js';
import { VerifiedTokens } from '../../../libs/auth/src/token/verified-tokens.js';

function settingsWith(environment: NodeJS.ProcessEnv): Settings {
  return loadSettings({ DEBUG: '1', SECRET_KEY: 'one', DATABASE_URL: 'postgres://nowhere', ...environment });
}

export class KeyNode {
  readonly ring: KeyRing;
  readonly prepare: PrepareKeys;
  readonly rotate: RotateKeys;
  readonly revoke: RevokeKey;
  readonly publish: PublishKeys;
  readonly issue: IssueTokens;
  readonly tokens: TokenReader;

  constructor(database: DataSource, environment: NodeJS.ProcessEnv = {}) {
    const { app, token, session } = settingsWith(environment);
    const clock = new Clock();
    this.ring = new KeyRing(database, app);
    const keys = new TokenKeys(this.ring, token, app, clock);
    const jwt = new JwtService({});
    this.prepare = new PrepareKeys(database, this.ring, app, token);
    this.rotate = new RotateKeys(database, this.ring, app, token);
    this.revoke = new RevokeKey(database, app);
    this.publish = new PublishKeys(keys, token);
    const verified = new VerifiedTokens();
    this.issue = new IssueTokens(jwt, keys, session, token, verified);
    this.tokens = new TokenReader(new TokenRules(keys, token, clock), verified);
  }

  static async start(database: DataSource, environment: NodeJS.ProcessEnv = {}): Promise<KeyNode> {
    const node = new KeyNode(database, environment);
    await node.prepare.execute();
    return node;
  }

  /** @returns an access token of an arbitrary user */
  async give(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const ids = { sessionId: uuidv7(), subject: uuidv7(), jti: uuidv7(), userId: 1 };
    return (await this.issue.execute({ ...ids, issuedAt: now, expiresAt: now + 600, now })).access.token;
  }

  async accepts(token: string): Promise<boolean> {
    return (await this.tokens.read(token, 'access')) !== undefined;
  }
}

export const kidOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid;

export async function keyStates(database: DataSource): Promise<string[]> {
  return (await new ListKeys(database).execute(shell)).map(({ state }) => state);
}

/** @returns the key that signs, by the list */
export async function signingKid(database: DataSource): Promise<string> {
  const listed = await new ListKeys(database).execute(shell);
  return listed.find(({ state }) => state === 'signing')!.kid;
}

/** Makes all keys older. */
export async function ageKeys(database: DataSource, interval: string): Promise<void> {
  await database.query(
    `UPDATE signing_keys SET published_at = published_at - $1::interval, activates_at = activates_at - $1::interval,
       revoked_at = revoked_at - $1::interval`,
    [interval],
  );
}
