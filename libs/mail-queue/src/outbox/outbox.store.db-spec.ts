import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Outbox, openOutbox } from '../../../../test/support/mail/mail-outbox.js';
import {
  beginAttempts,
  claimDue,
  close as closeMails,
  type Delivery,
  findOpen as findOpenMails,
  giveUp,
  postpone,
  putOff,
  renewDeliveries,
} from './outbox.store.js';
import { PurgeMail } from './purge-mail.js';

let outbox: Outbox;
let db: EntityManager;

beforeAll(async () => {
  outbox = await openOutbox(inject('postgres'));
  db = outbox.dataSource.manager;
});

beforeEach(() => db.query('DELETE FROM mail_outbox'));

afterAll(() => outbox.close());

async function add(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) ids.push(await outbox.add(`${number}@example.org`));
  return ids;
}

const claimedIds = async (limit: number, lease: number) =>
  (await claimDue(db, limit, lease)).map(({ id }) => id);

const deliveryOf = (mail: string): Delivery => ({ id: randomUUID(), mail });

const beginAttempt = async (manager: EntityManager, delivery: Delivery, lease: number) =>
  (await beginAttempts(manager, [delivery], lease))[0];
const findOpen = async (manager: EntityManager, id: string) => (await findOpenMails(manager, [id]))[0];
const close = (manager: EntityManager, id: string) => closeMails(manager, [id]);

/** As the death of the process that delivers it, a lease ago. */
const endLease = (mail: string) =>
  db.query(`UPDATE mail_outbox SET delivery_until = now() - interval '1 second' WHERE id = $1`, [mail]);

describe('claiming due mails', () => {
  it('claims resets before activations before notices, whatever their age', async () => {
    const templates = ['session-reused', 'activation', 'second-factor', 'password-reset'] as const;
    const [notice, activation, factor, reset] = await Promise.all(
      templates.map((template) => outbox.add(`${template}@example.org`, template)),
    );
    const since = async (id: string | undefined, minutes: number) =>
      db.query(
        `UPDATE mail_outbox SET next_attempt_at = now() - make_interval(mins => $2::int) WHERE id = $1`,
        [id, minutes],
      );
    await since(notice, 40);
    await since(activation, 30);
    await since(factor, 20);
    expect(await claimedIds(1, 60)).toEqual([factor]);
    expect(await claimedIds(3, 60)).toEqual([reset, activation, notice]);
  });

  it('never gives one mail to two relays, however many claim at the same time', async () => {
    const ids = await add(40);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimedIds(10, 60)));
    expect(claims.flat().sort()).toEqual(ids.sort());
  });

  it('skips a row that another transaction has locked', async () => {
    const [held, free] = await add(2);
    await outbox.dataSource.transaction(async (other) => {
      await other.query('SELECT 1 FROM mail_outbox WHERE id = $1 FOR UPDATE', [held]);
      expect(await claimedIds(10, 60)).toEqual([free]);
    });
    expect(await claimedIds(10, 60)).toEqual([held]);
  });

  it('claims the oldest first, up to the limit', async () => {
    const ids = await add(3);
    await db.query(`UPDATE mail_outbox SET next_attempt_at = now() - interval '1 hour' WHERE id = $1`, [
      ids[2],
    ]);
    expect(await claimedIds(1, 60)).toEqual([ids[2]]);
  });

  it('hides a mail for the lease, after which it comes due again', async () => {
    const [id] = await add(1);
    await claimDue(db, 10, 60);
    expect(await claimedIds(10, 60)).toEqual([]);
    const { due_in } = await outbox.row(id!);
    expect(due_in).toBeGreaterThan(50);
    expect(due_in).toBeLessThanOrEqual(60);
    await db.query(`UPDATE mail_outbox SET next_attempt_at = now()`);
    expect(await claimedIds(10, 60)).toEqual([id]);
  });
});

describe('a mail', () => {
  let id: string;

  beforeEach(async () => {
    id = (await add(1))[0]!;
  });

  it('loses its parameters when it is closed, and is never attempted again', async () => {
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBe(1);
    await close(db, id);
    expect(await outbox.row(id)).toMatchObject({ sent: true, failed: false, sealed: null });
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBeUndefined();
    expect(await findOpen(db, id)).toBeUndefined();
    await db.query('UPDATE mail_outbox SET next_attempt_at = now()');
    expect(await claimedIds(10, 60)).toEqual([]);
  });

  it('counts an attempt before its outcome is known', async () => {
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBe(1);
    await endLease(id);
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBe(2);
    expect((await outbox.row(id)).attempts).toBe(2);
  });

  it('waits for the given time after a refusal, and is not counted as tried when only postponed', async () => {
    const delivery = deliveryOf(id);
    await beginAttempt(db, delivery, 60);
    expect(await putOff(db, delivery, { delay: 40, patience: 3600, reason: '451' })).toBe(false);
    expect(await outbox.row(id)).toMatchObject({ failed: false, last_error: '451' });
    expect((await outbox.row(id)).due_in).toBeGreaterThan(30);
    await postpone(db, id, 10);
    expect((await outbox.row(id)).due_in).toBeLessThanOrEqual(10);
    expect((await outbox.row(id)).attempts).toBe(1);
  });

  it('ends as failed when the time for attempts is over', async () => {
    await db.query(`UPDATE mail_outbox SET created_at = now() - interval '2 hours'`);
    const delivery = deliveryOf(id);
    await beginAttempt(db, delivery, 60);
    expect(await putOff(db, delivery, { delay: 40, patience: 3600, reason: '451' })).toBe(true);
    expect(await outbox.row(id)).toMatchObject({ failed: true, last_error: '451' });
    expect(await findOpen(db, id)).toBeUndefined();
  });

  it('keeps its parameters when it has failed, so that it can be sent again', async () => {
    const delivery = deliveryOf(id);
    await beginAttempt(db, delivery, 60);
    await giveUp(db, delivery, '550 5.1.1');
    expect(await outbox.row(id)).toMatchObject({ failed: true, last_error: '550 5.1.1' });
    expect((await outbox.row(id)).sealed).not.toBeNull();
    await close(db, id);
    expect(await outbox.row(id)).toMatchObject({ sent: false, failed: true });
  });
});

describe('the lease of a delivery', () => {
  let id: string;

  beforeEach(async () => {
    id = (await add(1))[0]!;
  });

  it('is taken by one of many concurrent deliveries, and free again after a refusal', async () => {
    const deliveries = Array.from({ length: 8 }, () => deliveryOf(id));
    const attempts = await Promise.all(deliveries.map((each) => beginAttempt(db, each, 60)));
    expect(attempts.filter((attempt) => attempt !== undefined)).toEqual([1]);
    const winner = deliveries[attempts.indexOf(1)]!;
    await putOff(db, winner, { delay: 5, patience: 3600, reason: '451' });
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBe(2);
  });

  it('keeps its mail from relays, other deliveries and postponement while it is renewed', async () => {
    const delivery = deliveryOf(id);
    await beginAttempt(db, delivery, 1);
    expect(await renewDeliveries(db, [delivery], 60)).toBe(1);
    await postpone(db, id, 0);
    expect((await outbox.row(id)).due_in).toBeGreaterThan(50);
    expect(await claimedIds(10, 60)).toEqual([]);
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBeUndefined();
  });

  it('belongs to the next delivery once it expired: the late one cannot renew or end it, but may close the mail', async () => {
    const [late, next] = [deliveryOf(id), deliveryOf(id)];
    await beginAttempt(db, late, 60);
    await endLease(id);
    expect(await beginAttempt(db, next, 60)).toBe(2);
    expect(await renewDeliveries(db, [late], 60)).toBe(0);
    expect(await putOff(db, late, { delay: 0, patience: 0, reason: '451' })).toBe(false);
    await giveUp(db, late, '550');
    expect(await outbox.row(id)).toMatchObject({ sent: false, failed: false, last_error: null });
    expect(await beginAttempt(db, deliveryOf(id), 60)).toBeUndefined();
    await close(db, id);
    expect(await outbox.row(id)).toMatchObject({ sent: true });
  });
});

it('clean-up deletes mails sent over a week or failed over a month ago, and no pending ones', async () => {
  const [sentLong, sentLately, failedLong, failedLately, owed] = await add(5);
  const past = (column: string, days: number, id: string | undefined) =>
    db.query(
      `UPDATE mail_outbox SET ${column} = now() - make_interval(days => $1), sealed = NULL WHERE id = $2`,
      [days, id],
    );
  await past('sent_at', 8, sentLong);
  await past('sent_at', 6, sentLately);
  await past('failed_at', 31, failedLong);
  await past('failed_at', 29, failedLately);
  await db.query(`UPDATE mail_outbox SET created_at = now() - interval '1 year' WHERE id = $1`, [owed]);

  expect(await new PurgeMail(outbox.dataSource).execute()).toBe(2);
  const left = await db.query<{ id: string }[]>('SELECT id FROM mail_outbox ORDER BY id');
  expect(left.map((row) => row.id)).toEqual([sentLately, failedLately, owed].sort());
});

it('clean-up removes the last mail to an erased user as soon as it is closed, sent or not', async () => {
  const [sent, failed, owed, other] = await add(4);
  await db.query(`UPDATE mail_outbox SET template = 'account-erased' WHERE id <> $1`, [other]);
  for (const id of [sent!, other!]) await close(db, id);
  const refused = deliveryOf(failed!);
  await beginAttempt(db, refused, 60);
  await giveUp(db, refused, '550 5.1.1');
  await new PurgeMail(outbox.dataSource).execute();
  const left = await db.query<{ id: string }[]>('SELECT id FROM mail_outbox WHERE id = ANY($1) ORDER BY id', [
    [sent, failed, owed, other],
  ]);
  expect(left.map((row) => row.id)).toEqual([owed, other].sort());
});
