/** Checks that the pools of the apps fit into the connections of PostgreSQL, and that notifications arrive. */
import { reachesPooler, tryNotifications } from '#database';
import { listInstances } from '#metrics';
import type { Check } from '../check.js';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { type Finding, finding } from '../finding.js';
import { reasonOf } from '../reason.js';
import { when } from '../when.js';
import { findConnectionFacts } from './connections.store.js';

/** A connection for notifications beside the pool. */
const listeners = 1;

const nearlyFull = 0.85;

export class ConnectionsCheck implements Check {
  readonly name = 'connections';

  constructor(private readonly database: DiagnosedDatabase) {}

  async run(): Promise<readonly Finding[]> {
    const { poolSize, namedStatements } = this.database.settings;
    const { facts, instances } = await this.database.read(async (db) => ({
      facts: await findConnectionFacts(db),
      instances: await listInstances(db),
    }));
    const apps = instances.filter(({ isRunning }) => isRunning).length;
    const needed = apps * (poolSize + listeners);
    const { used, available } = facts;
    return [
      ...when(needed > available, () =>
        finding('connections.short', { apps, pool: poolSize, needed, available }),
      ),
      ...when(used > available * nearlyFull, () => finding('connections.nearly_full', { used, available })),
      ...when(await reachesPooler(this.database.dataSource), () =>
        finding('connections.pooler', { named: namedStatements ? 1 : 0 }),
      ),
      ...(await this.notifications()),
    ];
  }

  private async notifications(): Promise<readonly Finding[]> {
    const { dataSource, settings } = this.database;
    try {
      await tryNotifications(dataSource, settings);
      return [];
    } catch (error) {
      return [finding('connections.no_notifications', { reason: reasonOf(error) })];
    }
  }
}
