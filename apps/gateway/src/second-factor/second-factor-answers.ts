/** A person's second factors as they read them. */
import type { ListedFactors, ListedPasskey } from '#auth/core';

export function passkeyAnswer({ id, name, backedUp, createdAt, lastUsedAt }: ListedPasskey) {
  return { id, name, backed_up: backedUp, created_at: createdAt, last_used_at: lastUsedAt };
}

export function factorsAnswer({ totpSince, passkeys, recoveryCodesLeft }: ListedFactors) {
  return {
    totp: totpSince && { created_at: totpSince },
    passkeys: passkeys.map(passkeyAnswer),
    recovery_codes_left: recoveryCodesLeft,
  };
}

/** Recovery codes are there with the first factor only. */
export const codesAnswer = (codes: readonly string[] | undefined) => ({ recovery_codes: codes ?? null });

export const passkeyExample = {
  id: '019ab12c-6a3b-7f00-8000-5d2c1e7a9b34',
  name: 'Phone',
  backed_up: true,
  created_at: '2026-11-24T05:12:34.000Z',
  last_used_at: null,
};

export const factorsExample = {
  totp: { created_at: '2026-11-24T05:10:00.000Z' },
  passkeys: [passkeyExample],
  recovery_codes_left: 10,
};

export const codesExample = { recovery_codes: ['7kq2-m0xw-9t4h-c1bz-5n8r-y6dv', '…'] };

/** WebAuthn's own, for `navigator.credentials`; the challenge is good once. */
export const requestOptionsExample = {
  challenge: 'V2hhdCB0aGUgYXV0aGVudGljYXRvciBzaWducw',
  rpId: 'auth.example.com',
  allowCredentials: [{ id: 'c29tZSBwYXNza2V5', type: 'public-key', transports: ['internal'] }],
  timeout: 300_000,
  userVerification: 'preferred',
};

export const creationOptionsExample = {
  challenge: 'V2hhdCB0aGUgYXV0aGVudGljYXRvciBzaWducw',
  rp: { name: 'Gatehouse', id: 'auth.example.com' },
  user: { id: 'NzYxYw', name: 'ann@example.com', displayName: '' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
  timeout: 300_000,
  attestation: 'none',
  excludeCredentials: [],
};
