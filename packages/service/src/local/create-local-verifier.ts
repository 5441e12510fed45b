/** Builds the verifier of the mode `local` from the options. */
import { createRequestClient } from '../ask/create-asking-verifier.js';
import { TopicReader } from '../kafka/topic-reader.js';
import type { LocalOptions } from '../options.js';
import type { Verifier } from '../verifier.js';
import { LocalVerifier } from './local-verifier.js';
import { PermissionCache } from './permission-cache.js';
import { Revocations } from './revocations.js';
import { SigningKeys } from './signing-keys.js';
import { VerifiedTokenCache } from './verified-token-cache.js';

/** Milliseconds. With a shorter limit, a healthy reader would occasionally count as stale. */
const leastFreshness = 3_000;

export function createLocalVerifier(options: LocalOptions): Verifier {
  const { kafka, gateway, whenStale = 'refuse', timeout = 5_000, audience = 'gatehouse', log } = options;
  const { freshness = 10_000, rememberedTokens = 100_000 } = options;
  const gatewayUrl = gateway.replace(/\/+$/, '');
  const tokens = new VerifiedTokenCache(rememberedTokens);
  const keys = new SigningKeys({
    url: `${gatewayUrl}/.well-known/jwks.json`,
    onKeyRemoved: () => tokens.clear(),
  });
  const revocations = new Revocations();
  const permissions = new PermissionCache(rememberedTokens);
  const { client, sender, connect } = createRequestClient(options);
  const reader = new TopicReader({
    kafka,
    topics: [
      { topic: 'auth_revocations', from: 'beginning', read: revocations.onMessage },
      { topic: 'auth_events', from: 'end', read: permissions.onMessage },
      client.responses,
    ],
    tracksLag: true,
    log,
    onLost: client.failPending,
    onReplaced: ({ skipped }) => {
      // Events of an outage are published after it; the auth-service already answers with the changes.
      permissions.clear();
      if (skipped) revocations.distrustEarlierTokens();
    },
  });
  connect(reader);
  return new LocalVerifier({
    keys,
    revocations,
    tokens,
    permissions,
    request: (token) => client.request(token),
    isFresh: () => reader.lag <= Math.max(freshness, leastFreshness),
    isReachable: () => reader.isReachable,
    whenStale,
    issuer: options.issuer ?? gatewayUrl,
    audience,
    timeout,
    async close() {
      client.close();
      keys.close();
      revocations.close();
      await Promise.all([reader.close(), sender.close()]);
    },
  });
}
