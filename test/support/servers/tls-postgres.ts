/** Switches TLS on in a running PostgreSQL and changes its certificate. Only its superuser may connect without TLS, for tests. */
import { chownSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '../eventually.js';
import { temporary } from '../test-run/process-guard.js';
import type { Authority, Certificate } from './certificates.js';
import { startLocalPostgres } from './local-postgres.js';
import type { Server } from './server.js';

export class TlsPostgres {
  private constructor(
    readonly server: Server,
    private readonly superuser: Client,
    private readonly folder: string,
  ) {}

  /** @param clients issues the certificates that clients must have */
  static async start(certificate: Certificate, clients: Authority): Promise<TlsPostgres> {
    const server = await startLocalPostgres({ folder: mkdtempSync(join(temporary, 'tls-postgres-')) });
    const superuser = await connected(server.url);
    const { rows } = await superuser.query<{ data_directory: string }>('SHOW data_directory');
    const postgres = new TlsPostgres(server, superuser, rows[0]!.data_directory);
    postgres.write('clients.pem', clients.pem);
    await postgres.set('ssl_ca_file', 'clients.pem');
    postgres.restrict(new URL(server.url).username);
    await postgres.present(certificate);
    return postgres;
  }

  /** New connections get this certificate. */
  async present({ cert, key }: Certificate): Promise<void> {
    this.write('server.pem', cert);
    this.write('server.key', key);
    await this.set('ssl_cert_file', 'server.pem');
    await this.set('ssl_key_file', 'server.key');
    await this.switchTls('on');
  }

  async switchTls(state: 'on' | 'off'): Promise<void> {
    await this.set('ssl', state);
    await this.superuser.query('SELECT pg_reload_conf()');
    await eventually(`ssl = ${state}`, async () => {
      const client = await connected(this.server.url);
      try {
        const { rows } = await client.query<{ ssl: string }>('SHOW ssl');
        return rows[0]!.ssl === state;
      } finally {
        await client.end();
      }
    });
  }

  /** The distinguished name of the client certificate by connection of the apps; null for a connection without one. */
  async clients(): Promise<{ application_name: string; ssl: boolean; client_dn: string | null }[]> {
    const { rows } = await this.superuser.query<{
      application_name: string;
      ssl: boolean;
      client_dn: string | null;
    }>(
      `SELECT application_name, ssl, client_dn FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
       WHERE application_name LIKE 'gatehouse%'`,
    );
    return rows;
  }

  async stop(): Promise<void> {
    await this.superuser.end();
    await this.server.stop();
  }

  private async set(name: string, value: string): Promise<void> {
    await this.superuser.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  }

  /** PostgreSQL refuses a key that others may read. */
  private write(name: string, content: string): void {
    const path = join(this.folder, name);
    const { uid, gid } = statSync(this.folder);
    writeFileSync(path, content, { mode: 0o600 });
    chownSync(path, uid, gid);
  }

  private restrict(superuser: string): void {
    const rules = [
      'hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca',
      `hostnossl all ${superuser} 127.0.0.1/32 scram-sha-256`,
      'host all all all reject',
    ];
    const former = readFileSync(join(this.folder, 'pg_hba.conf'), 'utf8');
    this.write('pg_hba.conf', `${rules.join('\n')}\n${former}`);
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}
