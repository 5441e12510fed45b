/** Everything that can break: the apps, and PostgreSQL, Redis, Kafka and an SMTP server behind proxies. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type RunningSystem } from '../support/apps/system.js';
import { SmtpCatcher } from '../support/mail/smtp-catcher.js';
import { startLocalKafka } from '../support/servers/local-kafka.js';
import { startLocalPostgres } from '../support/servers/local-postgres.js';
import { startLocalRedis } from '../support/servers/local-redis.js';
import type { Server } from '../support/servers/server.js';
import { TcpProxy } from '../support/servers/tcp-proxy.js';
import { freePort } from '../support/test-run/free-port.js';
import { temporary } from '../support/test-run/process-guard.js';
import { type Teardown, withTeardown } from '../support/test-run/teardown.js';
import { JumpingClock } from './jumping-clock.js';
import { SmallDisk } from './small-disk.js';

export type ServerName = 'postgres' | 'redis' | 'kafka';
export type ProxyName = ServerName | 'smtp';
export type AppName = keyof RunningSystem['apps'];

export interface Installation {
  readonly system: RunningSystem;
  readonly servers: Readonly<Record<ServerName, Server>>;
  /** The apps reach the servers through these; the test itself does not. */
  readonly proxies: Readonly<Record<ProxyName, TcpProxy>>;
  /** Of PostgreSQL and Kafka; undefined where none can be mounted. */
  readonly disks: Readonly<Record<'postgres' | 'kafka', SmallDisk | undefined>>;
  /** Of each app; undefined without libfaketime. */
  readonly clocks: Readonly<Record<AppName, JumpingClock>> | undefined;
  /** Kafka without the proxy. */
  readonly kafka: string;
  readonly smtp: SmtpCatcher;
  stop(): Promise<void>;
}

const diskMegabytes = { postgres: 700, kafka: 400 };

export function startInstallation(): Promise<Installation> {
  return withTeardown(async (teardown) => {
    const disks = { postgres: mounted('postgres', teardown), kafka: mounted('kafka', teardown) };
    const folder = (name: ServerName) =>
      name !== 'redis' && disks[name] ? join(disks[name].folder, name) : mkdtempSync(join(temporary, name));
    const proxyPort = await freePort();
    const direct = { name: 'DIRECT', protocol: 'PLAINTEXT', port: await freePort(), settings: {} } as const;
    const [postgres, redis, kafka] = await Promise.all([
      startLocalPostgres({ folder: folder('postgres') }),
      startLocalRedis(),
      startLocalKafka({
        folder: folder('kafka'),
        listeners: [direct],
        // The broker names the proxy as its address to the apps, which find it by the plain listener.
        settings: [
          `advertised.listeners=PLAINTEXT://127.0.0.1:${proxyPort},DIRECT://127.0.0.1:${direct.port}`,
          'inter.broker.listener.name=DIRECT',
        ],
      }),
    ]);
    const servers = { postgres, redis, kafka };
    for (const server of Object.values(servers)) teardown.add(() => server.stop());
    const smtp = await SmtpCatcher.start();
    teardown.add(() => smtp.stop());
    const proxies = {
      postgres: await TcpProxy.to(postgres.url),
      redis: await TcpProxy.to(redis.url),
      kafka: await TcpProxy.to(kafka.url, proxyPort),
      smtp: await TcpProxy.to(`smtp://127.0.0.1:${smtp.port}`),
    };
    for (const proxy of Object.values(proxies)) teardown.add(() => proxy.close());
    const clocks = foundClocks();
    const system = await startSystem(
      {
        postgres: proxies.postgres.address(postgres.url),
        redis: proxies.redis.address(redis.url),
        kafka: proxies.kafka.address(kafka.url),
      },
      { EMAIL_PORT: String(proxies.smtp.port), MAIL_LEASE_SECONDS: '3' },
      clocks && {
        gateway: clocks.gateway.environment,
        authService: clocks.authService.environment,
        worker: clocks.worker.environment,
      },
    );
    teardown.add(() => system.stop());
    const kafkaUrl = `kafka://127.0.0.1:${direct.port}`;
    return { system, servers, proxies, disks, clocks, kafka: kafkaUrl, smtp, stop: () => teardown.run() };
  });
}

function mounted(name: 'postgres' | 'kafka', teardown: Teardown): SmallDisk | undefined {
  const disk = SmallDisk.mount(name, diskMegabytes[name]);
  if (disk) teardown.add(() => disk.unmount());
  return disk;
}

function foundClocks(): Installation['clocks'] {
  const [gateway, authService, worker] = [JumpingClock.find(), JumpingClock.find(), JumpingClock.find()];
  return gateway && authService && worker && { gateway, authService, worker };
}
