/** The mode `ask`: every verification is a question to the auth-service. */
import { RequestSender } from '../kafka/request-sender.js';
import { TopicTail } from '../kafka/topic-tail.js';
import type { AskingOptions } from '../options.js';
import { claimsOf } from '../token-claims.js';
import type { Verifier } from '../verifier.js';
import { Asker } from './asker.js';

export function createAsking({
  kafka,
  timeout = 5_000,
  openQuestions = 5_000,
  log,
}: AskingOptions): Verifier {
  const sender = new RequestSender(kafka, 'auth_request');
  let opened: () => void;
  const open = new Promise<void>((resolve) => (opened = resolve));
  const asker = new Asker({ send: (value) => sender.send(value), open, timeout, openQuestions });
  const tail = new TopicTail({ kafka, topics: [asker.answers], watched: false, log });
  void tail.open.then(() => opened());
  return {
    ready: () => open,
    async verify(token) {
      const answer = await asker.ask(token);
      const claims = answer && claimsOf(token);
      if (!claims || claims.user_id !== answer.userId) return undefined;
      return {
        userId: answer.userId,
        subject: claims.sub,
        sessionId: claims.sid,
        expiresAt: claims.exp,
        permissions: answer.permissions,
      };
    },
    async close() {
      asker.close();
      await Promise.all([tail.close(), sender.close()]);
    },
  };
}
