/** Passkeys in tests: added through the API, or only well-formed. */
import { expect } from 'vitest';
import { Authenticator } from './webauthn-authenticator.js';
import type { KnownPerson } from '../people/people.js';
import { api } from '../people/organisations.js';

export async function addPasskey({
  browser,
  password: current_password,
}: KnownPerson): Promise<Authenticator> {
  const passkeys = api('me/second-factor/passkeys/');
  const options = await browser.post(`${passkeys}options/`, { current_password });
  expect(options.status).toBe(200);
  const authenticator = new Authenticator(browser.gateway);
  const response = authenticator.create(options.body);
  expect(await browser.post(passkeys, { name: 'Phone', response })).toMatchObject({
    status: 201,
    body: { passkey: { name: 'Phone' } },
  });
  return authenticator;
}

/** A well-formed credential without a valid signature. */
export function passkeyShape() {
  const response = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };
  return { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response };
}
