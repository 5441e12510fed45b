/** The relying party that the settings define. */
import type { SecondFactorSettings } from '#config';
import type { RelyingParty } from './webauthn.js';

export function relyingPartyOf({ relyingParty, passkeyOrigins }: SecondFactorSettings): RelyingParty {
  return { id: relyingParty, origins: passkeyOrigins };
}
