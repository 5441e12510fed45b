/** The login at the brokers, in the form that the client takes. */
import type { SaslSettings } from '#config';
import type { SASLOptions } from 'kafkajs';
import { requestToken } from './oauth-token.js';

export function saslOptions(sasl: SaslSettings): SASLOptions {
  if (sasl.mechanism === 'oauthbearer') {
    const { mechanism, tokens } = sasl;
    // The client asks for a token for each connection, and again before the broker ends a connection (KIP-368).
    return { mechanism, oauthBearerProvider: async () => ({ value: await requestToken(tokens) }) };
  }
  return { ...sasl } as SASLOptions;
}
