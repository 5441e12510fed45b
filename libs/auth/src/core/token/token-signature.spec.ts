import { createHmac, createSecretKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedWith } from './token-signature.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const secret = createSecretKey(Buffer.alloc(32, 7));
const signed = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30`;
const under = (signature: Buffer) => ({ signed: Buffer.from(signed), signature });
const ecdsa = (dsaEncoding: 'ieee-p1363' | 'der') =>
  sign('sha256', Buffer.from(signed), { key: pair.privateKey, dsaEncoding });
const hmac = (hash: string) => createHmac(hash, secret).update(signed).digest();

const zeros = Buffer.alloc(64);

describe('the signature of a token', () => {
  it('fits by ES256 and by HS256', async () => {
    expect(await isSignedWith(under(ecdsa('ieee-p1363')), 'ES256', pair.publicKey)).toBe(true);
    expect(await isSignedWith(under(hmac('sha256')), 'HS256', secret)).toBe(true);
  });

  it.each([
    ['in ASN.1', ecdsa('der')],
    ['with something added', Buffer.concat([ecdsa('ieee-p1363'), Buffer.of(0)])],
    ['cut short', ecdsa('ieee-p1363').subarray(1)],
    ['of nothing', Buffer.alloc(0)],
    // CVE-2022-21449
    ['of zeros', zeros],
    ['of an HMAC', hmac('sha256')],
  ])('by ES256 is refused %s', async (_, signature) => {
    expect(await isSignedWith(under(signature), 'ES256', pair.publicKey)).toBe(false);
  });

  it.each([
    ['of another length', hmac('sha512')],
    ['cut short', hmac('sha256').subarray(0, 31)],
    ['of nothing', Buffer.alloc(0)],
    ['of zeros', zeros.subarray(0, 32)],
  ])('by HS256 is refused %s', async (_, signature) => {
    expect(await isSignedWith(under(signature), 'HS256', secret)).toBe(false);
  });

  it('is never looked for with the public key as a secret', async () => {
    const confused = createHmac('sha256', pair.publicKey.export({ type: 'spki', format: 'pem' }));
    const raw = under(confused.update(signed).digest());
    const judged = async () => isSignedWith(raw, 'HS256', pair.publicKey);
    await expect(judged()).rejects.toThrow(TypeError);
  });

  it('by another key is refused', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(await isSignedWith(under(ecdsa('ieee-p1363')), 'ES256', publicKey)).toBe(false);
  });
});
