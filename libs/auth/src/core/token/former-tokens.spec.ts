import type { TokenClaims } from '#auth/contract';
import type { SessionSettings } from '#config';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { signedWithPair, signedWithSecret } from '../../../../../test/support/forged-tokens.js';
import { tokenKit } from '../../../../../test/support/token-kit.js';
import { Clock } from '../clock.js';

const now = 1_800_000_000;
const clock = new (class extends Clock {
  override now = () => new Date(now * 1000);
})();
const kit = (environment: NodeJS.ProcessEnv = {}) =>
  tokenKit({ accessTokenLife: 600 } as SessionSettings, environment, clock);
const secret = kit().settings.app.secretKey;
const genuine = { alg: 'ES256', typ: 'at+jwt' };

const before: TokenClaims = {
  token_type: 'access',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
};
const good: TokenClaims = { ...before, iss: 'https://auth.example.com', aud: 'gatehouse' };

describe('a token of SECRET_KEY', () => {
  const header = { alg: 'HS256', typ: 'at+jwt' };
  const former = { alg: 'HS256', typ: 'JWT' };
  const until = (seconds: number) => ({
    ACCEPT_FORMER_UNTIL: new Date((now + seconds) * 1000).toISOString(),
  });
  const reads = async (raw: string, environment: NodeJS.ProcessEnv) =>
    (await kit(environment).tokens.read(raw, 'access')) !== undefined;

  it('is read where TOKEN_ALGORITHM says so, and is issued there', async () => {
    const { issue, tokens } = kit({ TOKEN_ALGORITHM: 'HS256' });
    expect(await tokens.read(signedWithSecret(good, header, secret), 'access')).toEqual(good);
    const grant = { sessionId: good.sid, userId: 13, subject: good.sub, jti: good.jti };
    const { access } = await issue.execute({ ...grant, issuedAt: now, expiresAt: now + 50, now });
    expect(JSON.parse(Buffer.from(access.token.split('.')[0]!, 'base64url').toString())).toEqual(header);
    expect((await tokens.read(access.token, 'access'))?.user_id).toBe(13);
  });

  it('is otherwise read until the end of the window, and never after', async () => {
    const raw = signedWithSecret(good, header, secret);
    expect([await reads(raw, {}), await reads(raw, until(60)), await reads(raw, until(-1))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('of before tokens named their issuer is read within the window only, and only whole', async () => {
    const raw = signedWithSecret(before, former, secret);
    const hs = { TOKEN_ALGORITHM: 'HS256' };
    expect(await Promise.all([reads(raw, until(60)), reads(raw, { ...hs, ...until(60) })])).toEqual([
      true,
      true,
    ]);
    expect(await Promise.all([reads(raw, {}), reads(raw, hs), reads(raw, until(-1))])).toEqual([
      false,
      false,
      false,
    ]);
    for (const claims of [
      { ...before, iss: 'https://evil.example' },
      { ...before, aud: 'another' },
      { ...before, iss: good.iss },
      { ...before, token_type: 'refresh' },
      { ...before, exp: undefined },
    ]) {
      expect(await reads(signedWithSecret(claims, former, secret), until(60))).toBe(false);
    }
    expect(await reads(signedWithSecret(before, header, secret), until(60))).toBe(false);
    expect(await reads(signedWithSecret(before, former, 'another secret'), until(60))).toBe(false);
  });

  it('leaves those of a key pair to the window', async () => {
    const { tokens, kid, privateKey } = kit({ TOKEN_ALGORITHM: 'HS256' });
    expect(
      await tokens.read(signedWithPair(good, { ...genuine, kid }, privateKey), 'access'),
    ).toBeUndefined();
    const open = kit({ TOKEN_ALGORITHM: 'HS256', ...until(60) });
    const raw = signedWithPair(good, { ...genuine, kid: open.kid }, open.privateKey);
    expect(await open.tokens.read(raw, 'access')).toEqual(good);
  });
});
