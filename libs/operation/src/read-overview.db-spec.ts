import { type KafkaSettings, loadSettings, type MailSettings, type RedisSettings } from '#config';
import { ReadKeySchedule } from '#auth/token';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, admin, staff } from '../../../test/support/database/user-rows.js';
import { ReadOverview } from './read-overview.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const { token } = loadSettings({ DEBUG: '1', SECRET_KEY: 'x', DATABASE_URL: 'postgres://not-used' });
let userId: number;

function reading(brokers: readonly string[] = []): ReadOverview {
  return new ReadOverview(
    database(),
    new ReadKeySchedule(database(), token),
    { brokers } as KafkaSettings,
    {} as RedisSettings,
    {} as MailSettings,
  );
}

async function addSessions(count: number, state: 'live' | 'ended' | 'expired'): Promise<void> {
  await database().query(
    `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, ended_at)
     SELECT gen_random_uuid(), $1, now() + $3::interval, now() + $3::interval, CASE WHEN $4 THEN now() END
     FROM generate_series(1, $2)`,
    [userId, count, state === 'expired' ? '-1 minute' : '1 day', state === 'ended'],
  );
}

beforeAll(async () => {
  userId = await addPerson(database(), 'company');
  await addPerson(database(), 'company');
  await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [userId]);
  await database().query(
    `INSERT INTO signing_keys (kid, generation, public_jwk, sealed_private_key, activates_at)
     VALUES (gen_random_uuid(), 1, '{}', '\\x00', now() - interval '31 days')`,
  );
});

describe('the overview', () => {
  it('says what waits and what needs a person', async () => {
    await addSessions(3, 'live');
    await addSessions(2, 'ended');
    await addSessions(1, 'expired');
    const overview = await reading(['kafka:9092']).execute(admin);
    expect(overview).toMatchObject({
      sessions: { count: 3, isExact: true },
      mails: { waiting: 0, failed: 0, waitingSince: null },
      events: { waiting: expect.any(Number) },
      approvalsWaiting: 1,
      bans: 0,
      servers: { database: 'unknown', kafka: 'unknown', redis: 'unused', smtp: 'unused' },
    });
    const codes = overview.attention.map(({ code }) => code);
    expect(codes).toEqual(['app-missing', 'key-overdue', 'approvals-waiting']);
  });

  it('names no waiting events where they are not published', async () => {
    expect((await reading().execute(admin)).events).toBeUndefined();
  });

  it('names the oldest waiting event', async () => {
    const { events } = await reading(['kafka:9092']).execute(admin);
    const [oldest] = await database().query<{ time: Date; waiting: number }[]>(
      'SELECT min(time) AS time, count(*)::int AS waiting FROM event_outbox WHERE published_at IS NULL',
    );
    expect(events).toEqual({ waiting: oldest!.waiting, waitingSince: oldest!.time });
    expect(oldest!.waiting).toBeGreaterThan(0);
  });

  it('estimates the sessions of a large table', async () => {
    await addSessions(60_000, 'live');
    await roles().owner.query('ANALYZE sessions');
    const { sessions } = await reading().execute(admin);
    expect(sessions.isExact).toBe(false);
    expect(Math.abs(sessions.count - 60_003)).toBeLessThan(6000);
  });

  it.each([['staff', staff] as const, ['a user', actorFor(3)] as const])(
    'is refused to %s',
    async (_, actor) => {
      await expect(reading().execute(actor)).rejects.toMatchObject({ code: 'authorization.refused' });
    },
  );
});
