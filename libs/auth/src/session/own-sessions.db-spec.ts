import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { queryPlansOf } from '../../../../test/support/database/query-plans.js';
import { limits } from '../../../../test/support/use-cases/session-families.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { tokenKit } from '../../../../test/support/tokens/token-kit.js';
import type { PageRequest } from '#paging';
import { ListSecurityEvents, type SecurityEventFilter } from '#auth/security-event';
import { EndOtherSessions } from './end-other-sessions.js';
import { EndOwnSession } from './end-own-session.js';
import { ListSessions } from './list-sessions.js';
import { ReplaceSession } from './replace-session.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const client = { address: '192.0.2.7', device: 'a browser' };
const notFound = { code: 'resource.not_found' };
const firstPage = { limit: 100, after: undefined };

let userId: number;
let stranger: number;
beforeEach(async () => {
  [userId, stranger] = [await addPerson(database(), 'worker'), await addPerson(database(), 'worker')];
});

const session = async (owner = userId) => (await addSession(database(), owner, client))!;

const list = (owner = userId, page: PageRequest = firstPage) =>
  new ListSessions(database()).execute(owner, page);
const idsOf = async (owner = userId) => (await list(owner)).items.map(({ id }) => id);
const end = (sessionId: string) => new EndOwnSession(database()).execute({ sessionId, userId }, client);
const events = (filter: SecurityEventFilter = {}, page: PageRequest = firstPage, owner = userId) =>
  new ListSecurityEvents(database()).execute(owner, filter, page);

describe('ListSessions', () => {
  it('lists the live sessions, newest login first, with device and times but without addresses', async () => {
    const [one, ended, expired, last] = [await session(), await session(), await session(), await session()];
    await session(stranger);
    await database().query('UPDATE sessions SET ended_at = now() WHERE id = $1', [ended]);
    await database().query('UPDATE sessions SET expires_at = now() WHERE id = $1', [expired]);
    expect(await idsOf()).toEqual([last, one]);
    expect((await list()).items[1]).toEqual({
      id: one,
      device: client.device,
      createdAt: expect.any(Date),
      lastUsedAt: expect.any(Date),
      expiresAt: expect.any(Date),
    });
  });

  it('lists each session once, page by page', async () => {
    const all = [await session(), await session(), await session()].toReversed();
    const first = await list(userId, { limit: 2, after: undefined });
    const second = await list(userId, { limit: 2, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeNull();
    await expect(list(userId, { limit: 2, after: 'x' })).rejects.toMatchObject({
      fields: { after: [expect.any(String)] },
    });
  });
});

describe('a user', () => {
  it('ends a session of their own: one of several parallel calls succeeds, the others find no session', async () => {
    const [lost, kept] = [await session(), await session()];
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => end(lost)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(notFound);
    }
    expect(await idsOf()).toEqual([kept]);
    expect((await events({ kind: 'session.ended' })).items).toMatchObject([
      { sessionId: lost, reason: 'ended_by_owner', ...client },
    ]);
  });

  it('cannot end a session of another user, which is reported as not found', async () => {
    const foreign = await session(stranger);
    for (const id of [foreign, uuidv7()]) await expect(end(id)).rejects.toMatchObject(notFound);
    expect(await idsOf(stranger)).toEqual([foreign]);
  });

  it('ends all other sessions and continues in a new one, which replaces the current one', async () => {
    const [here, ...others] = [await session(), await session(), await session()];
    const foreign = await session(stranger);
    const replace = new ReplaceSession(database(), tokenKit(limits).issue, limits);
    const caller = { userId, sessionId: here, hasRefreshToken: true };
    const tokens = await new EndOtherSessions(database(), replace).execute(caller, client);
    expect([await idsOf(), await idsOf(stranger)]).toEqual([[tokens!.sessionId], [foreign]]);
    const ended = (await events({ kind: 'session.ended' })).items.map(({ sessionId, reason }) => [
      sessionId,
      reason,
    ]);
    expect(ended.toSorted()).toEqual(
      [[here, 'replaced'], ...others.map((other) => [other, 'ended_by_owner'])].toSorted(),
    );
  });
});

describe('a caller without the refresh token', () => {
  it('ends all other sessions and gets no tokens; the current session continues', async () => {
    const [here, ...others] = [await session(), await session(), await session()];
    const foreign = await session(stranger);
    const replace = new ReplaceSession(database(), tokenKit(limits).issue, limits);
    const caller = { userId, sessionId: here, hasRefreshToken: false };
    expect(await new EndOtherSessions(database(), replace).execute(caller, client)).toBeUndefined();
    expect([await idsOf(), await idsOf(stranger)]).toEqual([[here], [foreign]]);
    const ended = (await events({ kind: 'session.ended' })).items.map(({ sessionId }) => sessionId);
    expect(ended.toSorted()).toEqual(others.toSorted());
  });
});

describe('the security events of a user', () => {
  async function happened(count: number, owner = userId, kind = 'session.started'): Promise<string[]> {
    const ids = Array.from({ length: count }, () => uuidv7());
    await database().query(
      `INSERT INTO security_events (id, user_id, kind, address) SELECT unnest($1::uuid[]), $2, $3, '192.0.2.7'`,
      [ids, owner, kind],
    );
    return ids.toReversed();
  }

  it('are listed newest first, page by page, each once, and none of other users', async () => {
    await happened(2, stranger);
    const all = await happened(5);
    const first = await events({}, { limit: 3, after: undefined });
    const second = await events({}, { limit: 3, after: first.next! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeNull();
  });

  it('are found by kind and by session', async () => {
    const id = await session();
    await end(id);
    await happened(3, userId, 'account.throttled');
    expect((await events({ kind: 'account.throttled' })).items).toHaveLength(3);
    expect((await events({ sessionId: id })).items).toMatchObject([
      { kind: 'session.ended' },
      { kind: 'session.started' },
    ]);
    expect((await events({ kind: 'no.such' })).items).toEqual([]);
  });

  it('are read from an index, however many others have', async () => {
    await database().query(
      `INSERT INTO security_events (id, user_id, kind) SELECT gen_random_uuid(), $1, 'session.started'
       FROM generate_series(1, 20000)`,
      [stranger],
    );
    await happened(30);
    await roles().owner.query('ANALYZE security_events');
    const [reading] = await queryPlansOf(database(), () => events({}, { limit: 25, after: undefined }));
    expect(reading!.inFull).toEqual([]);
    expect(reading!.rows['security_events']).toBeLessThanOrEqual(30);
  });
});
