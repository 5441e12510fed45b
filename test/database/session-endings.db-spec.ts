/** The traces that a session leaves when it ends before its expiry, whatever ends it. */
import type { EndReason } from '#auth/security-event';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSpec, sourceFiles } from '../architecture/source-files.js';
import { migratedDatabase } from '../support/database/migrated-database.js';
import { eventsOf } from '../support/database/outbox-events.js';
import { addSession } from '../support/database/session-rows.js';
import { superuser } from '../support/database/user-rows.js';
import { captureLinks } from '../support/mail/captured-mails.js';
import { client } from '../support/use-cases/second-factors.js';
import { EndingContext, type SessionEnding, sessionEndings } from '../support/use-cases/session-endings.js';

const database = migratedDatabase();
const mails = captureLinks();

let context: EndingContext;
let userId: number;
beforeEach(async () => {
  context = await EndingContext.of(database(), mails);
  userId = context.caller.userId;
});

/** @returns the log lines of ended sessions that `work` writes */
async function linesDuring(work: () => Promise<unknown>): Promise<object[]> {
  const spies = (['log', 'warn'] as const).map((level) => vi.spyOn(Logger.prototype, level));
  await work();
  const lines = spies.flatMap((spy) => spy.mock.calls.map(([line]) => line as { event?: string }));
  spies.forEach((spy) => spy.mockRestore());
  return lines.filter(({ event }) => /^session\.(ended|replaced|refresh_reused)$/.test(event ?? ''));
}

/** @param sessionId the session of the caller @returns the lines as docs/operations.md describes them */
function expectedLines([reason, otherReason]: SessionEnding['reasons'], sessionId: string): object[] {
  const event = 'session.ended';
  const all = { event, userId, reason: otherReason, sessions: reason === otherReason ? 2 : 1 };
  if (reason === null || reason === otherReason) return [all];
  let line: object = { event, userId, sessionId, reason };
  if (reason === 'replaced') {
    line = { event: 'session.replaced', userId, sessionId, successorId: expect.any(String) };
  } else if (reason === 'refresh_reused') {
    line = { event: 'session.refresh_reused', userId, sessionId, address: client.address };
  }
  return otherReason === null ? [line] : [line, all];
}

const reasonsInRows = (sessions: readonly string[]) =>
  database().query<object[]>(
    'SELECT id, end_reason AS reason FROM sessions WHERE id = ANY ($1) ORDER BY array_position($1, id)',
    [sessions],
  );

const securityEvents = (sessions: readonly string[]) =>
  database().query<object[]>(
    `SELECT session_id AS id, kind, reason FROM security_events
     WHERE session_id = ANY ($1) AND kind IN ('session.ended', 'session.refresh_reused')
     ORDER BY array_position($1, session_id)`,
    [sessions],
  );

/** @returns the session-revoked events, in the order of `sessions` */
async function revocations(sessions: readonly string[]): Promise<object[]> {
  const events = await eventsOf(database(), userId);
  return sessions.flatMap((id) =>
    events
      .filter(({ type, data }) => type === 'session-revoked' && data['sid'] === id)
      .map(({ data }) => ({ id, reason: data['reason'] })),
  );
}

describe('an ended session', () => {
  it.each(sessionEndings)(
    'has its reason in its row, in one security event, in one session-revoked event and in one log line: %s',
    async (_, { reasons, prepare }) => {
      const end = await prepare(context);
      const { sessionId } = context.caller;
      const other = await addSession(database(), userId, client, 'totp');
      const sessions = [sessionId, other!];
      const lines = await linesDuring(end);
      const rows = sessions.map((id, at) => ({ id, reason: reasons[at] }));
      const ended = rows.filter(({ reason }) => reason !== null);
      expect(await reasonsInRows(sessions)).toEqual(rows);
      const kind = reasons[0] === 'refresh_reused' ? 'session.refresh_reused' : 'session.ended';
      expect(await securityEvents(sessions)).toEqual(ended.map((row) => ({ ...row, kind })));
      expect(await revocations(sessions)).toEqual(ended);
      expect(lines).toEqual(expectedLines(reasons, sessionId));
    },
  );

  it('is deleted and logged when its account is erased, which publishes account-purged instead', async () => {
    const other = await addSession(database(), userId, client);
    const sessions = [context.caller.sessionId, other!];
    const erase = () => context.account.erase.execute(superuser, { userId, version: undefined });
    const lines = await linesDuring(erase);
    expect(await reasonsInRows(sessions)).toEqual([]);
    expect(await revocations(sessions)).toEqual([]);
    expect((await eventsOf(database(), userId)).at(-1)!.type).toBe('account-purged');
    expect(lines).toEqual([{ event: 'session.ended', userId, reason: 'account_deleted', sessions: 2 }]);
  });
});

describe('the table of endings', () => {
  it('includes every reason', () => {
    const reasons: Record<EndReason, true> = {
      logout: true,
      logout_everywhere: true,
      replaced: true,
      ended_by_owner: true,
      ended_by_administrator: true,
      login_disowned: true,
      refresh_reused: true,
      password_changed: true,
      password_reset: true,
      second_factor_changed: true,
      email_changed: true,
      account_deactivated: true,
      account_deleted: true,
    };
    const covered = new Set(sessionEndings.flatMap(([, ending]) => ending.reasons));
    covered.delete(null);
    expect([...covered].toSorted()).toEqual(Object.keys(reasons).toSorted());
  });

  it('includes every file that ends sessions', () => {
    const call = /(?<!function )\b(?:endSession|endReplacedSession|endSessionsOf|replaceSession\.execute)\(/;
    const callers = sourceFiles('apps', 'libs').filter(({ path, text }) => !isSpec(path) && call.test(text));
    const covered = new Set(sessionEndings.map(([, { file }]) => `libs/auth/src/${file}`));
    expect([...covered].toSorted()).toEqual(callers.map(({ path }) => path).toSorted());
  });
});
