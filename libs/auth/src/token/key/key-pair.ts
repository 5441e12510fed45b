/** Creates key pairs and encrypts their private part (ES256: ECDSA on P-256, RFC 7518 section 3.4). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { seal, unseal } from '#sealing';
import { v7 as uuidv7 } from 'uuid';
import type { PublicJwk } from './signing-key.entity.js';

export interface SealedKeyPair {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  readonly sealedPrivateKey: Buffer;
}

/** @param sealingKey see `AppSettings.keyFor('signing-keys')` */
export function newKeyPair(sealingKey: KeyObject): SealedKeyPair {
  const kid = uuidv7();
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const sealedPrivateKey = seal(sealingKey, kid, privateKey.export({ format: 'der', type: 'pkcs8' }));
  return { kid, publicJwk: { kty, crv, x, y } as PublicJwk, sealedPrivateKey };
}

export function publicKeyOf(jwk: PublicJwk): KeyObject {
  return createPublicKey({ key: { ...jwk }, format: 'jwk' });
}

/** @returns undefined if it was sealed under another `SECRET_KEY` */
export function openPrivateKey(
  sealingKeys: readonly KeyObject[],
  kid: string,
  sealed: Buffer,
): KeyObject | undefined {
  try {
    return createPrivateKey({ key: unseal(sealingKeys, kid, sealed), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}
