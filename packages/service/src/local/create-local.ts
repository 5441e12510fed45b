/** Puts the mode `local` together. */
import { createAsker, identityFrom } from '../ask/create-asking.js';
import { TopicTail } from '../kafka/topic-tail.js';
import type { LocalOptions } from '../options.js';
import type { Verifier } from '../verifier.js';
import { KeyRing } from './key-ring.js';
import { LocalVerifier } from './local-verifier.js';
import { PermissionBook } from './permission-book.js';
import { fromEvents, fromToken } from './permission-sources.js';
import { RememberedTokens } from './remembered-tokens.js';
import { Revocations } from './revocations.js';

/** Milliseconds; below it a reader in good health would now and then count as lost. */
const leastFreshness = 3_000;

export function createLocal(options: LocalOptions): Verifier {
  const { kafka, gateway, permissions = 'events', whenStale = 'refuse', timeout = 5_000 } = options;
  const { freshness = 10_000, rememberedTokens = 100_000, audience = 'gatehouse', log } = options;
  const home = gateway.replace(/\/+$/, '');
  const remembered = new RememberedTokens(rememberedTokens);
  const keys = new KeyRing({ url: `${home}/.well-known/jwks.json`, onKeyGone: () => remembered.clear() });
  const revocations = new Revocations();
  const book = new PermissionBook(rememberedTokens);
  const asks = permissions === 'events' || whenStale === 'ask';
  const { asker, opened, sender } = createAsker(options);
  const tail = new TopicTail({
    kafka,
    topics: [
      { topic: 'auth_revocations', from: 'beginning', read: revocations.hear },
      ...(permissions === 'events' ? [{ topic: 'auth_events', from: 'end', read: book.hear } as const] : []),
      ...(asks ? [asker.answers] : []),
    ],
    watched: true,
    log,
    onInterruption: () => book.clear(),
  });
  void tail.open.then(opened);
  return new LocalVerifier({
    keys,
    revocations,
    remembered,
    permissions: permissions === 'events' ? fromEvents(book, (token) => asker.ask(token)) : fromToken,
    isFresh: () => tail.behind <= Math.max(freshness, leastFreshness),
    whenStale: whenStale === 'ask' ? async (token) => identityFrom(token, await asker.ask(token)) : undefined,
    issuer: options.issuer ?? home,
    audience,
    timeout,
    async close() {
      asker.close();
      keys.close();
      revocations.close();
      await Promise.all([tail.close(), sender.close()]);
    },
  });
}
