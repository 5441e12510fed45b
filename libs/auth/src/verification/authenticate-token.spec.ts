import type { TokenClaims } from '#auth/contract';
import type { SessionSettings } from '#config';
import { CodedError } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { signedWithPair } from '../../../../test/support/attacks/forged-tokens.js';
import { tokenKit, unverifiedClaims } from '../../../../test/support/tokens/token-kit.js';
import { AuthenticateToken } from './authenticate-token.js';
import type { FindSubject } from './find-subject.js';

const kit = tokenKit({ accessTokenLife: 600 } as SessionSettings);
const subject = { userId: 13, subject: uuidv7(), sessionId: uuidv7(), permissions: {} };
const findSubject = {
  recall: vi.fn<FindSubject['recall']>(),
  execute: vi.fn<FindSubject['execute']>(),
};
const withTokens = (tokens = kit.tokens) =>
  new AuthenticateToken(tokens, findSubject as unknown as FindSubject);
const elsewhere = () => withTokens(kit.tokensElsewhere);

async function issued(): Promise<{ raw: string; claims: TokenClaims }> {
  const now = Math.floor(Date.now() / 1000);
  const ids = { ...subject, jti: uuidv7() };
  const { access } = await kit.issue.execute({ ...ids, issuedAt: now, expiresAt: now + 600, now });
  return { raw: access.token, claims: unverifiedClaims(access.token) };
}

beforeEach(() => {
  findSubject.recall.mockReset().mockReturnValue(undefined);
  findSubject.execute.mockReset().mockResolvedValue(subject);
});

describe('recall', () => {
  it('returns subject and claims if token and session are both cached', async () => {
    const { raw, claims } = await issued();
    findSubject.recall.mockReturnValue(subject);
    expect(withTokens().recall(raw, 'access')).toEqual({ subject, claims });
    expect(findSubject.execute).not.toHaveBeenCalled();
  });

  it('returns nothing if the token was never verified here, has another type, or its session is not cached', async () => {
    const { raw } = await issued();
    expect(withTokens().recall(raw, 'access')).toBeUndefined();
    findSubject.recall.mockReturnValue(subject);
    expect(elsewhere().recall(raw, 'access')).toBeUndefined();
    expect(withTokens().recall(raw, 'refresh')).toBeUndefined();
  });
});

describe('accept', () => {
  it('checks the claims, finds the session and caches the token', async () => {
    const { raw, claims } = await issued();
    const authenticate = elsewhere();
    expect(await authenticate.accept(raw, claims, 'access')).toEqual({ subject, claims });
    findSubject.recall.mockReturnValue(subject);
    expect(authenticate.recall(raw, 'access')).toEqual({ subject, claims });
  });

  it('rejects claims that break the rules, and tokens whose session has ended', async () => {
    const { raw, claims } = await issued();
    expect(await elsewhere().accept(raw, { ...claims, aud: 'another' }, 'access')).toBeUndefined();
    expect(await elsewhere().accept(raw, claims, 'refresh')).toBeUndefined();
    findSubject.execute.mockResolvedValue(undefined);
    expect(await elsewhere().accept(raw, claims, 'access')).toBeUndefined();
  });
});

describe('execute', () => {
  it.each([undefined, null, 7, {}, true, [['a.b.c']]])('rejects %j, which is no text', async (raw) => {
    expect(await withTokens().execute(raw, 'access')).toBeUndefined();
    expect(await withTokens().execute([(await issued()).raw], 'access')).toBeUndefined();
  });

  it('throws if the database does not answer, also for a token that was verified before', async () => {
    const { raw } = await issued();
    const failure = new CodedError('database.unavailable');
    findSubject.execute.mockRejectedValue(failure);
    for (const authenticate of [withTokens(), elsewhere()]) {
      await expect(authenticate.execute(raw, 'access')).rejects.toBe(failure);
    }
    vi.spyOn(kit.rules, 'findKey').mockRejectedValueOnce(failure);
    await expect(elsewhere().execute(raw, 'access')).rejects.toBe(failure);
  });

  it('throws if verification fails for a reason other than the token', async () => {
    const { raw } = await issued();
    vi.spyOn(kit.rules, 'findKey').mockResolvedValueOnce(kit.privateKey);
    await expect(elsewhere().execute(raw, 'access')).rejects.toThrow(TypeError);
  });

  it('does not look up the session if the signature is wrong', async () => {
    const { raw, claims } = await issued();
    const header = JSON.parse(Buffer.from(raw.split('.')[0]!, 'base64url').toString()) as object;
    const forged = signedWithPair(claims, header, tokenKit({} as SessionSettings).privateKey);
    expect(await withTokens().execute(forged, 'access')).toBeUndefined();
    expect(findSubject.execute).not.toHaveBeenCalled();
  });
});
