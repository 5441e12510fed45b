import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { fixedTime as now, kitAtFixedTime as kit } from '../../../../test/support/tokens/token-kit.js';

const grant = {
  sessionId: uuidv7(),
  userId: 13,
  subject: uuidv7(),
  jti: uuidv7(),
  issuedAt: now,
  expiresAt: now + 50,
  now,
};
const headerOf = (token: string): object =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString());

describe('issued tokens', () => {
  it('name their issuer, audience, type and key, and of the user only the ids', async () => {
    const { issue, tokens, tokensElsewhere, kid } = kit();
    const { access, refresh } = await issue.execute(grant);
    expect([access, refresh].map(({ token }) => headerOf(token))).toEqual([
      { alg: 'ES256', typ: 'at+jwt', kid },
      { alg: 'ES256', typ: 'rt+jwt', kid },
    ]);
    const { jti, userId, subject, sessionId } = grant;
    const both = { iss: 'https://auth.example.com', aud: 'gatehouse', iat: now, exp: now + 50 };
    const person = { user_id: userId, sub: subject, sid: sessionId };
    // The issuing process remembers the claims that other processes read.
    for (const reader of [tokens, tokensElsewhere]) {
      const accessClaims = { token_type: 'access', jti: expect.any(String), origin_jti: jti };
      expect(await reader.read(access.token, 'access')).toEqual({ ...both, ...person, ...accessClaims });
      const refreshClaims = { token_type: 'refresh', jti };
      expect(await reader.read(refresh.token, 'refresh')).toEqual({ ...both, ...person, ...refreshClaims });
    }
  });

  it('are signed with SECRET_KEY if TOKEN_ALGORITHM=HS256', async () => {
    const { issue, tokensElsewhere } = kit({ TOKEN_ALGORITHM: 'HS256' });
    const { access } = await issue.execute(grant);
    expect(headerOf(access.token)).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect((await tokensElsewhere.read(access.token, 'access'))?.user_id).toBe(grant.userId);
  });
});
