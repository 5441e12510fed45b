/** Where our passkeys are good, as the settings say. */
import type { SecondFactorSettings } from '#config';
import type { RelyingParty } from './webauthn.js';

export function relyingPartyOf({ relyingParty, passkeyOrigins }: SecondFactorSettings): RelyingParty {
  return { id: relyingParty, origins: passkeyOrigins };
}
