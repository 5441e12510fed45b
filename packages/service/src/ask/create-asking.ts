/** The mode `ask`: every verification is a question to the auth-service. */
import type { Identity } from '../identity.js';
import { RequestSender } from '../kafka/request-sender.js';
import { TopicTail } from '../kafka/topic-tail.js';
import type { AskingOptions } from '../options.js';
import { claimsOf, looksLikeToken } from '../token-claims.js';
import type { Verifier } from '../verifier.js';
import { type Answer, Asker } from './asker.js';

export function createAsking(options: AskingOptions): Verifier {
  const { asker, opened, sender } = createAsker(options);
  const { kafka, log } = options;
  const tail = new TopicTail({ kafka, topics: [asker.answers], watched: false, log });
  void tail.open.then(opened);
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

/** @returns with `opened`, to be called once the asker's `answers` are read */
export function createAsker({ kafka, timeout = 5_000, openQuestions = 5_000 }: AskingOptions): {
  asker: Asker;
  sender: RequestSender;
  opened: () => void;
} {
  const sender = new RequestSender(kafka, 'auth_request');
  let opened: () => void = () => undefined;
  const open = new Promise<void>((resolve) => (opened = resolve));
  const asker = new Asker({ send: (value) => sender.send(value), open, timeout, openQuestions });
  return { asker, sender, opened };
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
