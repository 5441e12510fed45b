/** Passkeys, over `@simplewebauthn/browser`, whose `WebAuthnError` each function may throw: see `browserSupportsWebAuthn` there. */
import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import type { CurrentPassword, Passkey, RegisteredPasskey } from './bodies.js';
import type { Gatehouse } from './gatehouse.js';

export type { Passkey, RegisteredPasskey } from './bodies.js';

/** What the functions need of the client. */
type Client = Pick<Gatehouse, 'request'>;

const passkeys = 'me/second-factor/passkeys/';

/** Creates a passkey in the browser and adds it to the account. The first second factor comes with recovery codes. */
export async function addPasskey(
  gatehouse: Client,
  { name, current_password }: CurrentPassword & { readonly name: string },
): Promise<RegisteredPasskey> {
  const optionsJSON = await gatehouse.request<PublicKeyCredentialCreationOptionsJSON>(
    'POST',
    `${passkeys}options/`,
    { current_password },
  );
  const response = await startRegistration({ optionsJSON });
  return gatehouse.request('POST', passkeys, { name, response });
}

export function renamePasskey(gatehouse: Client, id: string, name: string): Promise<Passkey> {
  return gatehouse.request('PATCH', `${passkeys}${id}/`, { name });
}

/** Ends the other sessions of the account. */
export function removePasskey(gatehouse: Client, id: string, password: CurrentPassword): Promise<void> {
  return gatehouse.request('DELETE', `${passkeys}${id}/`, password);
}

/**
 * Logs in without email and password, and starts the session.
 * @param options with `conditional`, the browser offers the passkeys in the autofill of an input whose `autocomplete` ends in
 * `webauthn`, and the promise stays pending until the user chooses one; otherwise it opens a dialog
 */
export async function loginWithPasskey(
  gatehouse: Client,
  { conditional = false }: { readonly conditional?: boolean } = {},
): Promise<void> {
  const optionsJSON = await gatehouse.request<PublicKeyCredentialRequestOptionsJSON>(
    'POST',
    'login/passkey/options/',
  );
  const response = await startAuthentication({ optionsJSON, useBrowserAutofill: conditional });
  await gatehouse.request('POST', 'login/passkey/', { response });
}

/** Finishes a login that requires a second factor, and starts the session. */
export function finishLoginWithPasskey(gatehouse: Client): Promise<void> {
  return presentPasskey(gatehouse, 'login/second-factor/');
}

/** Verifies the second factor again, after a call was rejected with `step_up_required`. Repeat that call afterwards. */
export function stepUpWithPasskey(gatehouse: Client): Promise<void> {
  return presentPasskey(gatehouse, 'me/step-up/');
}

async function presentPasskey(gatehouse: Client, path: string): Promise<void> {
  const optionsJSON = await gatehouse.request<PublicKeyCredentialRequestOptionsJSON>(
    'POST',
    `${path}passkey-options/`,
  );
  const response = await startAuthentication({ optionsJSON });
  await gatehouse.request('POST', path, { method: 'passkey', response });
}
