/** The log lines and counts of sessions that end before their expiry (OWASP ASVS 5.0, 16.3). Written after the commit. */
import { countActivity } from '#metrics';
import { Logger } from '@nestjs/common';
import type { Client, EndReason } from '#auth/security-event';

export interface EndedSession {
  readonly sessionId: string;
  readonly userId: number;
}

/** Every reason but `replaced`, which requires a successor. */
export type FinalReason = Exclude<EndReason, 'replaced'>;

const logger = new Logger('Session');

/** @param client undefined if an administrator, the CLI or the system ended the session */
export function logEnding(session: EndedSession, reason: FinalReason, client: Client | undefined): void {
  const { sessionId, userId } = session;
  countActivity('session_end', reason);
  if (reason === 'refresh_reused') {
    logger.warn({ event: 'session.refresh_reused', userId, sessionId, address: client?.address });
  } else {
    logger.log({ event: 'session.ended', sessionId, userId, reason });
  }
}

export function logReplacement({ sessionId, userId }: EndedSession, successorId: string): void {
  countActivity('session_end', 'replaced');
  logger.log({ event: 'session.replaced', userId, sessionId, successorId });
}

/** One line for all sessions of a user. @param sessions how many ended; 0 logs nothing */
export function logEndings(userId: number, reason: FinalReason, sessions: number): void {
  if (sessions === 0) return;
  countActivity('session_end', reason, sessions);
  logger.log({ event: 'session.ended', userId, reason, sessions });
}

/** One line for the sessions of many users. */
export function logEndingsOfMany(users: number, reason: FinalReason, sessions: number): void {
  if (sessions === 0) return;
  countActivity('session_end', reason, sessions);
  logger.log({ event: 'session.ended', reason, users, sessions });
}
