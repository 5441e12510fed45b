import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { TcpProxy } from '../../../../test/support/servers/tcp-proxy.js';
import { DatabaseListener } from './database-listener.js';
import type { ChannelSubscription } from './channel-subscription.js';

const database = migratedDatabase();
const url = () => (database().options as PostgresDataSourceOptions).url!;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
  await eventually('The end of all connections', async () => (await backends()).length === 0);
});

/** Records the calls it receives. */
class Listening {
  readonly heard: string[] = [];
  readonly subscription: ChannelSubscription;

  constructor(listener: DatabaseListener, channel = 'weather') {
    this.subscription = listener.listen(channel, {
      notified: (payload) => this.heard.push(payload),
      lost: () => this.heard.push('lost'),
      back: () => this.heard.push('back'),
    });
  }

  freshness(fresh = true): Promise<unknown> {
    return eventually(`fresh: ${fresh}`, () => this.subscription.fresh === fresh);
  }
}

function listenerTo(address: string | undefined): DatabaseListener {
  const listener = new DatabaseListener(address === undefined ? undefined : { url: address });
  opened.push(listener);
  return listener;
}

const notify = (payload: string, channel = 'weather') =>
  database().query('SELECT pg_notify($1, $2)', [channel, payload]);
const backends = () =>
  database().query<{ pid: number }[]>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'gatehouse listener' AND datname = current_database()`,
  );
const databaseTime = async () =>
  (
    await database().query<{ now: number }[]>('SELECT extract(epoch FROM clock_timestamp())::float8 AS now')
  )[0]!.now;

describe('a listener', () => {
  it('receives the notifications of all its channels on one connection', async () => {
    const listener = listenerTo(url());
    const [rain, again, wind] = [
      new Listening(listener),
      new Listening(listener),
      new Listening(listener, 'wind "north"'),
    ];
    await Promise.all([rain, again, wind].map((each) => each.freshness()));
    const late = new Listening(listener, 'late');
    await late.freshness();
    await notify('wet');
    await notify('gale', 'wind "north"');
    await notify('last', 'late');
    await eventually('The last', () => late.heard.includes('last'));
    expect([rain.heard, again.heard, wind.heard]).toEqual([
      ['back', 'wet'],
      ['back', 'wet'],
      ['back', 'gale'],
    ]);
    expect(await backends()).toHaveLength(1);
  });

  it('reports the loss when its backend is killed, and reconnects', async () => {
    const rain = new Listening(listenerTo(url()));
    await rain.freshness();
    const [before] = await backends();
    await database().query('SELECT pg_terminate_backend($1)', [before!.pid]);
    await eventually('The loss', () => rain.heard.includes('lost'));
    await rain.freshness();
    await notify('dry');
    await eventually('The notification', () => rain.heard.includes('dry'));
    expect(rain.heard).toEqual(['back', 'lost', 'back', 'dry']);
    expect((await backends())[0]!.pid).not.toBe(before!.pid);
  });

  it('on a connection that went silent is no longer fresh, then reconnects', async () => {
    const proxy = await TcpProxy.to(url());
    opened.push(proxy);
    const rain = new Listening(listenerTo(proxy.address(url())));
    await rain.freshness();
    proxy.hang();
    await rain.freshness(false);
    await notify('missed');
    await eventually('The loss', () => rain.heard.includes('lost'));
    expect(rain.subscription.fresh).toBe(false);
    proxy.resume();
    await rain.freshness();
    expect(rain.heard.filter((each) => each !== 'missed')).toEqual(['back', 'lost', 'back']);
  });

  it('has received everything that was committed before the heartbeat that makes it fresh', async () => {
    const proxy = await TcpProxy.to(url());
    opened.push(proxy);
    const rain = new Listening(listenerTo(proxy.address(url())));
    await rain.freshness();
    for (let round = 0; round < 3; round++) {
      proxy.hang();
      await rain.freshness(false);
      await notify(`round ${round}`);
      proxy.resume();
      await rain.freshness();
      expect(rain.heard).toContain(`round ${round}`);
    }
  });

  it('lets the lease of an unused subscription expire, and renews it at the next use', async () => {
    const rain = new Listening(listenerTo(url()));
    await rain.freshness();
    // Read from PostgreSQL: reading the subscription would count as use.
    const secondsSinceHeartbeat = async () =>
      (
        await database().query<{ seconds: number }[]>(
          `SELECT extract(epoch FROM clock_timestamp() - query_start)::float8 AS seconds
           FROM pg_stat_activity WHERE application_name = 'gatehouse listener' AND datname = current_database()`,
        )
      )[0]!.seconds;
    await eventually('A pause between heartbeats', async () => (await secondsSinceHeartbeat()) > 1);
    expect(rain.subscription.fresh).toBe(false);
    // Well before the next heartbeat of an idle connection.
    await eventually('The renewal', () => rain.subscription.fresh, 2);
    expect(rain.heard).toEqual(['back']);
  });

  it('waits for a database that does not answer yet', async () => {
    const proxy = await TcpProxy.to(url());
    opened.push(proxy);
    proxy.hang();
    const rain = new Listening(listenerTo(proxy.address(url())));
    expect(rain.subscription.fresh).toBe(false);
    proxy.resume();
    await rain.freshness();
    expect(rain.heard).toEqual(['back']);
  });

  it('returns the time of the database, never earlier than it is', async () => {
    const rain = new Listening(listenerTo(url()));
    await rain.freshness();
    const before = await databaseTime();
    expect(rain.subscription.latestDatabaseTime()).toBeGreaterThanOrEqual(before);
    expect(rain.subscription.latestDatabaseTime()).toBeLessThan((await databaseTime()) + 2);
  });

  it('never connects without an address', async () => {
    const rain = new Listening(listenerTo(undefined));
    expect(rain.subscription.fresh).toBe(false);
    expect(await backends()).toEqual([]);
  });

  it('leaves no connection behind when it is closed', async () => {
    const listener = new DatabaseListener({ url: url() });
    const rain = new Listening(listener);
    await rain.freshness();
    await listener.close();
    expect(rain.subscription.fresh).toBe(false);
    await eventually('The end', async () => (await backends()).length === 0);
  });
});
