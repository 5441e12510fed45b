/** A system that has PostgreSQL only and logs little, for tests that fill its database: what is measured is the database. */
import { Client } from 'pg';
import { Mailbox } from '../mail/mailbox.js';
import { activatedPerson, type KnownPerson } from '../people/people.js';
import { openServersOf } from '../servers/open-servers.js';
import type { Teardown } from '../test-run/teardown.js';
import { type RunningSystem, startSystem } from './system.js';

export interface SystemOnPostgres {
  readonly system: RunningSystem;
  /** May log in. */
  readonly person: KnownPerson;
  /** A further connection as the owner of the tables. */
  connect(): Promise<Client>;
}

export async function startSystemOnPostgres(teardown: Teardown): Promise<SystemOnPostgres> {
  const { postgres } = await openServersOf(teardown, ['postgres']);
  const servers = { postgres: postgres.url, redis: '', kafka: '' };
  const system = await startSystem(servers, { VERIFY_TCP_PORT: '0', LOG_LEVEL: 'warn' });
  teardown.add(() => system.stop());
  const connect = async () => {
    const client = new Client({ connectionString: system.addresses.ownerDatabase });
    await client.connect();
    teardown.add(() => client.end());
    return client;
  };
  const person = await activatedPerson(system.addresses.gateway, new Mailbox(system.addresses.mailbox));
  return { system, person, connect };
}
