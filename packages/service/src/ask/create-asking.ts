/** The mode `ask`: every verification is a question to the auth-service. */
import type { Identity } from '../identity.js';
import { RequestSender } from '../kafka/request-sender.js';
import { TopicTail } from '../kafka/topic-tail.js';
import type { AskingOptions } from '../options.js';
import { claimsOf, looksLikeToken } from '../token-claims.js';
import type { Verifier } from '../verifier.js';
import { type Answer, Asker } from './asker.js';

export function createAsking(options: AskingOptions): Verifier {
  const { kafka, log } = options;
  const { asker, sender, connect } = createAsker(options);
  const tail = new TopicTail({ kafka, topics: [asker.answers], watched: false, log, onLost: asker.lose });
  connect(tail);
  return {
    ready: () => tail.open,
    verify: async (token) =>
      looksLikeToken(token) ? identityFrom(token, await asker.ask(token)) : undefined,
    async close() {
      asker.close();
      await Promise.all([tail.close(), sender.close()]);
    },
  };
}

/** @returns with `connect`, which takes the reader of the asker's `answers` */
export function createAsker({ kafka, timeout = 5_000, openQuestions = 5_000 }: AskingOptions): {
  asker: Asker;
  sender: RequestSender;
  connect: (tail: TopicTail) => void;
} {
  const sender = new RequestSender(kafka, 'auth_request');
  let reader: TopicTail | undefined;
  let opened: () => void = () => undefined;
  const asker = new Asker({
    send: (value) => sender.send(value),
    open: new Promise<void>((resolve) => (opened = resolve)),
    isReachable: () => reader?.isReachable ?? true,
    timeout,
    openQuestions,
  });
  const connect = (tail: TopicTail) => {
    reader = tail;
    void tail.open.then(opened);
  };
  return { asker, sender, connect };
}

/** What the answer leaves out is read from the token, which the answer has proved. */
export function identityFrom(token: string, answer: Answer | undefined): Identity | undefined {
  const claims = answer && claimsOf(token);
  if (!claims || claims.user_id !== answer.userId) return undefined;
  return {
    userId: answer.userId,
    subject: claims.sub,
    sessionId: claims.sid,
    expiresAt: claims.exp,
    permissions: answer.permissions,
  };
}
