import { EventEmitter, once } from 'node:events';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { type Outbox, openOutbox } from '../../../../test/support/outbox.js';
import { DeliveryLock } from './delivery-lock.js';

let outbox: Outbox;
let dataSource: DataSource;
/** Two processes, as far as the locks can tell: each has its own connection. */
let here: DeliveryLock;
let there: DeliveryLock;

beforeAll(async () => {
  outbox = await openOutbox(inject('postgres'));
  dataSource = outbox.dataSource;
  here = new DeliveryLock(outbox.settings.database);
  there = new DeliveryLock(outbox.settings.database);
});

afterAll(async () => {
  here.onApplicationShutdown();
  there.onApplicationShutdown();
  await outbox.close();
});

/** Runs the test while a delivery in `here` lasts. */
async function whileHeldHere(test: () => Promise<void>): Promise<void> {
  const marks = new EventEmitter();
  const begun = once(marks, 'begun');
  const held = here.hold('mail', async () => {
    const end = once(marks, 'end');
    marks.emit('begun');
    await end;
  });
  await begun;
  await test().finally(() => marks.emit('end'));
  await held;
}

describe('a mail being delivered', () => {
  it('is left alone by the same process and by every other; another mail is not held up', async () => {
    await whileHeldHere(async () => {
      expect(await here.hold('mail', async () => 'again')).toBeUndefined();
      expect(await there.hold('mail', async () => 'again')).toBeUndefined();
      expect(await here.hold('another', async () => 'done')).toBe('done');
      expect(await there.hold('a third', async () => 'done')).toBe('done');
    });
    expect(await there.hold('mail', async () => 'done')).toBe('done');
    expect(await here.hold('mail', async () => 'done')).toBe('done');
  });

  it('is free again after a delivery that failed', async () => {
    const failed = here.hold('mail', async () => {
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    expect(await there.hold('mail', async () => 'done')).toBe('done');
  });

  it('is free as soon as the connection of its process ends, and that process can lock again', async () => {
    await whileHeldHere(async () => {
      await dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')`,
      );
      await eventually('The other process taking over', () => there.hold('mail', async () => true));
    });
    await eventually('Locking on a new connection', () => here.hold('mail', async () => true));
  });
});
