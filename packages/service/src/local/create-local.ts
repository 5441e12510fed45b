/** Puts the mode `local` together. */
import { createAsker } from '../ask/create-asking.js';
import { TopicTail } from '../kafka/topic-tail.js';
import type { LocalOptions } from '../options.js';
import type { Verifier } from '../verifier.js';
import { KeyRing } from './key-ring.js';
import { LocalVerifier } from './local-verifier.js';
import { PermissionBook } from './permission-book.js';
import { RememberedTokens } from './remembered-tokens.js';
import { Revocations } from './revocations.js';

/** Milliseconds; below it a reader in good health would now and then count as lost. */
const leastFreshness = 3_000;

export function createLocal(options: LocalOptions): Verifier {
  const { kafka, gateway, whenStale = 'refuse', timeout = 5_000, audience = 'gatehouse', log } = options;
  const { freshness = 10_000, rememberedTokens = 100_000 } = options;
  const home = gateway.replace(/\/+$/, '');
  const remembered = new RememberedTokens(rememberedTokens);
  const keys = new KeyRing({ url: `${home}/.well-known/jwks.json`, onKeyGone: () => remembered.clear() });
  const revocations = new Revocations();
  const book = new PermissionBook(rememberedTokens);
  const { asker, sender, connect } = createAsker(options);
  const tail = new TopicTail({
    kafka,
    topics: [
      { topic: 'auth_revocations', from: 'beginning', read: revocations.onMessage },
      { topic: 'auth_events', from: 'end', read: book.onMessage },
      asker.answers,
    ],
    watched: true,
    log,
    onLost: asker.lose,
    onReplaced: ({ skipped }) => {
      // What ended meanwhile is published once a worker reaches the brokers again; the auth-service knows it already.
      book.clear();
      if (skipped) revocations.doubt();
    },
  });
  connect(tail);
  return new LocalVerifier({
    keys,
    revocations,
    remembered,
    book,
    ask: (token) => asker.ask(token),
    isFresh: () => tail.behind <= Math.max(freshness, leastFreshness),
    isReachable: () => tail.isReachable,
    whenStale,
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
