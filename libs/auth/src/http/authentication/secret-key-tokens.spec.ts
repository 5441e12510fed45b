import type { TokenClaims } from '#auth/contract';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import {
  encode,
  signedText,
  signedWithPair,
  signedWithSecret,
} from '../../../../../test/support/attacks/forged-tokens.js';
import { fixedTime as now, kitAtFixedTime as kit } from '../../../../../test/support/tokens/token-kit.js';
import { verifiers } from '../../../../../test/support/tokens/token-verifiers.js';

const secret = kit().settings.app.secretKey;

const legacy: TokenClaims = {
  token_type: 'access',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
};
const good: TokenClaims = { ...legacy, iss: 'https://auth.example.com', aud: 'gatehouse' };

describe.each(verifiers)('a token signed with SECRET_KEY and verified with %s', (_, verifierOf) => {
  const header = { alg: 'HS256', typ: 'at+jwt' };
  const legacyHeader = { alg: 'HS256', typ: 'JWT' };
  const hs256 = { TOKEN_ALGORITHM: 'HS256' };
  const until = (seconds: number) => ({
    ACCEPT_FORMER_UNTIL: new Date((now + seconds) * 1000).toISOString(),
  });
  const accepts = async (raw: string, environment: NodeJS.ProcessEnv) =>
    (await verifierOf(kit(environment))(raw, 'access')) !== undefined;

  it('is accepted with TOKEN_ALGORITHM=HS256, and otherwise within the window of ACCEPT_FORMER_UNTIL', async () => {
    const raw = signedWithSecret(good, header, secret);
    expect(await accepts(raw, hs256)).toBe(true);
    expect(await accepts(raw, {})).toBe(false);
    expect(await accepts(raw, until(60))).toBe(true);
    expect(await accepts(raw, until(-1))).toBe(false);
  });

  it('may omit issuer and audience within the window only, and only both', async () => {
    const raw = signedWithSecret(legacy, legacyHeader, secret);
    expect(await accepts(raw, until(60))).toBe(true);
    expect(await accepts(raw, { ...hs256, ...until(60) })).toBe(true);
    for (const environment of [{}, hs256, until(-1)]) expect(await accepts(raw, environment)).toBe(false);
    for (const claims of [
      { ...legacy, iss: 'https://evil.example' },
      { ...legacy, aud: 'another' },
      { ...legacy, iss: good.iss },
      { ...legacy, token_type: 'refresh' },
      { ...legacy, exp: undefined },
    ]) {
      expect(await accepts(signedWithSecret(claims, legacyHeader, secret), until(60))).toBe(false);
    }
    expect(await accepts(signedWithSecret(legacy, header, secret), until(60))).toBe(false);
    expect(await accepts(signedWithSecret(legacy, legacyHeader, 'another secret'), until(60))).toBe(false);
  });

  it.each(['null', '7', '"text"', '[]', 'true', '{', 'foo'])(
    'is rejected with %s for a payload',
    async (payload) => {
      const text = `${encode(legacyHeader)}.${Buffer.from(payload).toString('base64url')}`;
      expect(await accepts(signedText(text, secret), until(60))).toBe(false);
    },
  );

  it('is accepted beside tokens of a key pair within the window', async () => {
    for (const [environment, accepted] of [
      [hs256, false],
      [{ ...hs256, ...until(60) }, true],
    ] as const) {
      const other = kit(environment);
      const raw = signedWithPair(good, { alg: 'ES256', typ: 'at+jwt', kid: other.kid }, other.privateKey);
      expect((await verifierOf(other)(raw, 'access')) !== undefined).toBe(accepted);
    }
  });
});
