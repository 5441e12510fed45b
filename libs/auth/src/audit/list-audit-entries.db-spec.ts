/** The filters of the audit log, and what they read of a million entries. */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../../test/support/database/migrated-database.js';
import { queryPlansOf } from '../../../../test/support/database/query-plans.js';
import { addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import type { AuditFilter } from './audit.store.js';
import { ListAuditEntries } from './list-audit-entries.js';

const roles = databaseWithOwner();
const start = Date.UTC(2026, 0, 1);
/** Seconds between two entries. */
const distance = 30;
const total = 1_000_000;
const at = (entry: number) => new Date(start + entry * distance * 1000);
let actor: number;

const list = (filter: AuditFilter, limit = 25) =>
  new ListAuditEntries(roles().app).execute(superuser, filter, { limit, after: undefined });

/** Every tenth entry is of a command; ids have the time of their entry. */
beforeAll(async () => {
  actor = await addPerson(roles().owner, 'company');
  await roles().owner.query(
    `INSERT INTO audit_entries (id, occurred_at, actor_id, action, target_type, target_id)
     SELECT overlay(md5(n::text) PLACING lpad(to_hex($1::bigint + n * ${distance} * 1000), 12, '0') FROM 1)::uuid,
       to_timestamp(($1::bigint + n * ${distance} * 1000) / 1000.0),
       CASE WHEN n % 10 > 0 THEN CASE WHEN n % 5000 = 1 THEN $2::int ELSE n % 300 + 1000000 END END,
       'user.' || (ARRAY['changed', 'created', 'erased'])[CASE WHEN n % 1000 = 0 THEN 3 ELSE n % 2 + 1 END],
       'user', (n % 50000)::text
     FROM generate_series(0::bigint, ${total - 1}) AS n`,
    [start, actor],
  );
  await roles().owner.query('ANALYZE audit_entries');
}, 300_000);

describe('with a million entries, a page of the audit log', () => {
  it.each<[string, AuditFilter | (() => AuditFilter)]>([
    ['without a filter', {}],
    ['of a person', () => ({ actorId: actor })],
    ['of commands', { byCommand: true }],
    ['of people', { byCommand: false }],
    ['of an action', { action: 'user.erased' }],
    ['of a target', { targetType: 'user', targetId: '777' }],
    ['of a target of any type', { targetId: '777' }],
    ['of a common type of targets', { targetType: 'user' }],
    ['of a type without entries', { targetType: 'house' }],
    ['from a moment on', { from: at(999_990) }],
    ['before a moment long ago', { to: at(1_000) }],
    ['of a day in the middle', { from: at(500_000), to: at(502_880) }],
    ['of a person before a moment long ago', () => ({ actorId: actor, to: at(100_000) })],
    ['of an action on a day', { action: 'user.erased', from: at(500_000), to: at(502_880) }],
    ['of a target in a period', { targetType: 'user', targetId: '777', from: at(100_000), to: at(300_000) }],
    ['of an empty period', { from: at(2_000_000), to: at(3_000_000) }],
  ])('%s reads little more than the page, by an index', async (_, filter) => {
    const plans = await queryPlansOf(roles().app, () =>
      list(typeof filter === 'function' ? filter() : filter),
    );
    expect(plans.flatMap(({ inFull }) => inFull.filter((table) => table === 'audit_entries'))).toEqual([]);
    // One hour more than the period: decision 94.
    expect(Math.max(...plans.map(({ rows }) => rows['audit_entries'] ?? 0))).toBeLessThanOrEqual(400);
  });
});

describe('a filter of the audit log', () => {
  it('selects the entries from a moment, exclusive of its end, newest first', async () => {
    const { items } = await list({ from: at(500), to: at(503) });
    expect(items.map(({ occurredAt }) => occurredAt)).toEqual([at(502), at(501), at(500)]);
  });

  it('finds an entry whose id is some minutes before or after its time', async () => {
    const moment = new Date('2025-05-05T12:00:00Z');
    for (const minutes of [-30, 30]) {
      await roles().owner.query(
        `INSERT INTO audit_entries (id, occurred_at, action, target_type, target_id) VALUES ($1, $2, 'user.changed', 'user', '1')`,
        [uuidv7({ msecs: moment.getTime() + minutes * 60_000 }), moment],
      );
    }
    const later = new Date(moment.getTime() + 1);
    expect((await list({ from: moment, to: later })).items).toHaveLength(2);
    expect((await list({ from: later, to: new Date(moment.getTime() + 60_000) })).items).toEqual([]);
  });

  it('tells commands from people, and names accounts', async () => {
    const [command] = (await list({ byCommand: true }, 1)).items;
    expect(command).toMatchObject({ actorId: null, actorName: null });
    const [person] = (await list({ actorId: actor }, 1)).items;
    expect(person!.actorName).toMatch(/\S/);
    await roles().owner.query(
      `INSERT INTO audit_entries (id, action, target_type, target_id) VALUES ($1, 'company.approved', 'company', $2)`,
      [uuidv7(), String(actor)],
    );
    const [approval] = (await list({ action: 'company.approved' })).items;
    expect(approval!.targetName).toBe(person!.actorName);
    expect((await list({ byCommand: true, actorId: actor })).items).toEqual([]);
  });

  it('accepts moments before and after all ids', async () => {
    const beyond = { from: new Date('1900-01-01T00:00:00Z'), to: new Date('9999-12-31T00:00:00Z') };
    expect((await list(beyond, 1)).items).toHaveLength(1);
  });
});
