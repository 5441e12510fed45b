import type { TokenClaims } from '#auth/contract';
import type { SessionSettings } from '#config';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encode, signedWithPair } from '../../../../../test/support/forged-tokens.js';
import { type TokenKit, tokenKit } from '../../../../../test/support/token-kit.js';
import { Clock } from '../clock.js';
import { isSignedWith } from './token-signature.js';

vi.mock('./token-signature.js', { spy: true });

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
  vi.mocked(isSignedWith).mockClear();
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

describe('a token that was verified before', () => {
  it('is not verified again', async () => {
    const raw = signed();
    const claims = await read(raw);
    expect(await read(raw)).toBe(claims);
    expect(isSignedWith).toHaveBeenCalledTimes(1);
  });

  it('or was issued here is not verified at all', async () => {
    const ids = { sessionId: uuidv7(), subject: uuidv7(), jti: uuidv7(), userId: 13 };
    const { access, refresh } = await kit.issue.execute({ ...ids, issuedAt: now, expiresAt: now + 50, now });
    expect(await kit.tokens.read(access.token, 'access')).toBeDefined();
    expect(await kit.tokens.read(refresh.token, 'refresh')).toBeDefined();
    expect(isSignedWith).not.toHaveBeenCalled();
  });

  it('is still of one type only', async () => {
    const raw = signed();
    await read(raw);
    expect(await kit.tokens.read(raw, 'refresh')).toBeUndefined();
    const twoFaced = signed({ ...claims(), token_type: 'refresh' });
    expect(await read(twoFaced)).toBeUndefined();
    expect(await kit.tokens.read(twoFaced, 'refresh')).toBeUndefined();
  });

  it('is still refused once it has expired', async () => {
    const raw = signed({ ...claims(), exp: now - 590 });
    expect(await read(raw)).toBeDefined();
    passed = 10;
    expect(await read(raw)).toBeUndefined();
  });

  it('vouches for no other spelling of itself', async () => {
    const raw = signed();
    await read(raw);
    const [header, payload, signature] = raw.split('.');
    expect(await read(`${header}.${payload}.${signature!.slice(0, -2)}AA`)).toBeUndefined();
    expect(await read(`${header}.${encode({ ...claims(), user_id: 1 })}.${signature}`)).toBeUndefined();
  });

  it('cannot be changed by who reads it', async () => {
    const said = (await read(signed()))!;
    expect(() => Object.assign(said, { user_id: 1 })).toThrow(TypeError);
  });

  it('is refused when its key is trusted no more, or its time in the window is over', async () => {
    const [raw, other] = [signed(), signed()];
    await Promise.all([read(raw), read(other)]);
    passed = 101;
    expect(await read(other)).toBeUndefined();
    passed = 0;
    expect(await read(raw)).toBeDefined();
    kit.forgetKeys();
    expect(await read(raw)).toBeUndefined();
  });

  it('is not remembered if it was refused', async () => {
    const raw = signed(claims(), tokenKit({} as SessionSettings).privateKey);
    await read(raw);
    expect(await read(raw)).toBeUndefined();
    expect(isSignedWith).toHaveBeenCalledTimes(2);
  });
});
