/** An authenticator of a browser tab (Chrome DevTools Protocol, domain `WebAuthn`). It verifies its user and answers at once. */
import type { CDPSession, Page } from 'playwright-core';

export interface VirtualAuthenticator {
  readonly protocol: CDPSession;
  readonly authenticatorId: string;
}

export async function addAuthenticator(tab: Page): Promise<VirtualAuthenticator> {
  const protocol = await tab.context().newCDPSession(tab);
  await protocol.send('WebAuthn.enable');
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { protocol, authenticatorId };
}
