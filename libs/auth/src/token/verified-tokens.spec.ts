import type { TokenClaims } from '#auth/contract';
import type { SessionSettings } from '#config';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encode, signedWithPair } from '../../../../test/support/attacks/forged-tokens.js';
import { type TokenKit, tokenKit } from '../../../../test/support/tokens/token-kit.js';
import { Clock } from './clock.js';
import { verifySignature } from './verify-signature.js';

vi.mock('./verify-signature.js', { spy: true });

const now = 1_800_000_000;
let passed = 0;
const clock = new (class extends Clock {
  override now = () => new Date((now + passed) * 1000);
})();

let kit: TokenKit;
beforeEach(() => {
  passed = 0;
  const window = {
    ACCEPT_FORMER_UNTIL: new Date((now + 100) * 1000).toISOString(),
    TOKEN_ALGORITHM: 'HS256',
  };
  kit = tokenKit({} as SessionSettings, window, clock);
  vi.mocked(verifySignature).mockClear();
});

const claims = (): TokenClaims => ({
  token_type: 'access',
  iss: 'https://auth.example.com',
  aud: 'gatehouse',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
});
const signed = (said: object = claims(), key = kit.privateKey) =>
  signedWithPair(said, { alg: 'ES256', typ: 'at+jwt', kid: kit.kid }, key);
const read = (raw: string) => kit.tokens.read(raw, 'access');
const recall = (raw: string) => kit.tokens.recall(raw, 'access');

describe('a verified token', () => {
  it('is recalled synchronously, and read without a second verification', async () => {
    const raw = signed();
    expect(recall(raw)).toBeUndefined();
    const claims = await read(raw);
    expect(claims).toBeDefined();
    expect(recall(raw)).toBe(claims);
    expect(await read(raw)).toBe(claims);
    expect(verifySignature).toHaveBeenCalledTimes(1);
  });

  it('is recalled without verification in the process that issued it', async () => {
    const ids = { sessionId: uuidv7(), subject: uuidv7(), jti: uuidv7(), userId: 13 };
    const { access, refresh } = await kit.issue.execute({ ...ids, issuedAt: now, expiresAt: now + 50, now });
    expect(recall(access.token)).toBeDefined();
    expect(kit.tokens.recall(refresh.token, 'refresh')).toBeDefined();
    expect(verifySignature).not.toHaveBeenCalled();
  });

  it('is recalled for its own type only', async () => {
    const raw = signed();
    await read(raw);
    expect(kit.tokens.recall(raw, 'refresh')).toBeUndefined();
    expect(await kit.tokens.read(raw, 'refresh')).toBeUndefined();
    const mixed = signed({ ...claims(), token_type: 'refresh' });
    expect(await read(mixed)).toBeUndefined();
    expect(await kit.tokens.read(mixed, 'refresh')).toBeUndefined();
  });

  it('is not recalled after it expired', async () => {
    const raw = signed({ ...claims(), exp: now - 590 });
    expect(await read(raw)).toBeDefined();
    passed = 10;
    expect(recall(raw)).toBeUndefined();
    expect(await read(raw)).toBeUndefined();
  });

  it('is not recalled in another spelling', async () => {
    const raw = signed();
    await read(raw);
    const [header, payload, signature] = raw.split('.');
    for (const other of [
      `${header}.${payload}.${signature!.slice(0, -2)}AA`,
      `${header}.${encode({ ...claims(), user_id: 1 })}.${signature}`,
    ]) {
      expect(recall(other)).toBeUndefined();
      expect(await read(other)).toBeUndefined();
    }
  });

  it('has claims that its readers cannot change', async () => {
    const said = (await read(signed()))!;
    expect(() => Object.assign(said, { user_id: 1 })).toThrow(TypeError);
  });

  it('is not recalled after its key was revoked or the window of ACCEPT_FORMER_UNTIL ended', async () => {
    const [raw, other] = [signed(), signed()];
    await Promise.all([read(raw), read(other)]);
    passed = 101;
    expect(recall(other)).toBeUndefined();
    expect(await read(other)).toBeUndefined();
    passed = 0;
    expect(recall(raw)).toBeDefined();
    kit.forgetKeys();
    expect(recall(raw)).toBeUndefined();
    expect(await read(raw)).toBeUndefined();
  });

  it('is not cached if it was rejected', async () => {
    const raw = signed(claims(), tokenKit({} as SessionSettings).privateKey);
    await read(raw);
    expect(await read(raw)).toBeUndefined();
    expect(verifySignature).toHaveBeenCalledTimes(2);
  });
});
