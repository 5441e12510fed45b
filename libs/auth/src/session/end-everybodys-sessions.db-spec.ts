import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { shell } from '#auth/authorization';
import { EndEverybodysSessions } from './end-everybodys-sessions.js';

const database = migratedDatabase();
const client = { address: '192.0.2.7', device: 'a browser' };

let people: number[];
beforeEach(async () => {
  await database().query('DELETE FROM sessions');
  people = [];
  for (let count = 0; count < 3; count++) people.push(await addPerson(database(), 'worker'));
});

const end = (onProgress?: (done: number, total: number) => void) =>
  new EndEverybodysSessions(database()).execute({ ...shell, shellUser: 'anna@gate-1' }, onProgress);

const live = async () => {
  const [row] = await database().query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM sessions WHERE ended_at IS NULL',
  );
  return row.count;
};

describe('ending everybody’s sessions', () => {
  it('ends all live sessions, publishes each revocation, and counts people and sessions', async () => {
    const ids = [];
    for (const person of [people[0]!, people[0]!, people[2]!])
      ids.push(await addSession(database(), person, client));
    const progress: number[][] = [];
    expect(await end((done, total) => progress.push([done, total]))).toEqual({ users: 2, sessions: 3 });
    expect(progress).toEqual([[2, 2]]);
    expect(await live()).toBe(0);
    const published = await database().query<{ sid: string; reason: string }[]>(
      `SELECT data ->> 'sid' AS sid, data ->> 'reason' AS reason FROM event_outbox
       WHERE type = 'session-revoked' AND data ->> 'sid' = ANY ($1) ORDER BY 1`,
      [ids],
    );
    expect(published).toEqual(ids.toSorted().map((sid) => ({ sid, reason: 'ended_by_administrator' })));
  });

  it('records who did it, also when nobody is logged in', async () => {
    expect(await end()).toEqual({ users: 0, sessions: 0 });
    const [entry] = await database().query<object[]>(
      `SELECT actor_id AS actor, shell_user AS "shellUser", target_id AS target, after
       FROM audit_entries WHERE action = 'session.everybody_ended' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toEqual({
      actor: null,
      shellUser: 'anna@gate-1',
      target: 'everybody',
      after: { users: 0 },
    });
  });

  it('withdraws what the sessions could complete: logins, known devices and changes of email', async () => {
    const [person] = people;
    await addSession(database(), person!, client);
    await database().query(
      `INSERT INTO known_devices (digest, user_id, expires_at) VALUES ('\\x01', $1, now() + interval '1 day')`,
      [person],
    );
    await end();
    expect(await database().query('SELECT FROM known_devices WHERE user_id = $1', [person])).toEqual([]);
  });

  it('is refused to everybody but superusers and the shell', async () => {
    const admin = { userId: people[0]!, isSuperuser: false, isAdmin: true, isStaff: true };
    await expect(new EndEverybodysSessions(database()).execute(admin)).rejects.toThrow();
  });
});
