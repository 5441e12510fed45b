/** Mode `ask`: sends a request to the auth-service for each verification. */
import type { Identity } from '../identity.js';
import { RequestSender } from '../kafka/request-sender.js';
import { TopicReader } from '../kafka/topic-reader.js';
import type { AskingOptions } from '../options.js';
import { claimsOf, looksLikeToken } from '../token-claims.js';
import type { Verifier } from '../verifier.js';
import { RequestClient, type Verification } from './request-client.js';

export function createAskingVerifier(options: AskingOptions): Verifier {
  const { kafka, log } = options;
  const { client, sender, connect } = createRequestClient(options);
  const { failPending } = client;
  const reader = new TopicReader({
    kafka,
    topics: [client.responses],
    tracksLag: false,
    log,
    onLost: failPending,
  });
  connect(reader);
  return {
    ready: () => reader.open,
    verify: async (token) =>
      looksLikeToken(token) ? identityFrom(token, await client.request(token)) : undefined,
    async close() {
      client.close();
      await Promise.all([reader.close(), sender.close()]);
    },
  };
}

/** @returns the client and its sender; call `connect` with the reader of `client.responses` before the first request */
export function createRequestClient({
  kafka,
  timeout = 5_000,
  openQuestions = 5_000,
  traceHeaders,
}: AskingOptions): {
  client: RequestClient;
  sender: RequestSender;
  connect: (reader: TopicReader) => void;
} {
  const sender = new RequestSender(kafka, 'auth_request', traceHeaders);
  let connected: TopicReader | undefined;
  let opened: () => void = () => undefined;
  const client = new RequestClient({
    send: (value) => sender.send(value),
    open: new Promise<void>((resolve) => (opened = resolve)),
    isReachable: () => connected?.isReachable ?? true,
    timeout,
    maxPending: openQuestions,
  });
  const connect = (reader: TopicReader) => {
    connected = reader;
    void reader.open.then(opened);
  };
  return { client, sender, connect };
}

/** Reads the fields that are missing in the response from the token, which the auth-service has verified. */
export function identityFrom(token: string, verification: Verification | undefined): Identity | undefined {
  const claims = verification && claimsOf(token);
  if (!claims || claims.user_id !== verification.userId) return undefined;
  return {
    userId: verification.userId,
    subject: claims.sub,
    sessionId: claims.sid,
    expiresAt: claims.exp,
    permissions: verification.permissions,
  };
}
