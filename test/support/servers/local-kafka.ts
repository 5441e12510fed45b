/** Kafka without Docker: one KRaft node, broker and controller in one Java process. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../test-run/free-port.js';
import { temporary } from '../test-run/process-guard.js';
import { ChildServer } from './child-server.js';
import { fetchJars, requireJava } from './downloads.js';
import type { ServerOptions } from './server.js';

/** A listener beside the plain one. */
export interface KafkaListener {
  /** In capitals. */
  readonly name: string;
  readonly protocol: 'PLAINTEXT' | 'SSL' | 'SASL_SSL';
  readonly port: number;
  /** Broker settings without the prefix of the listener. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface LocalKafkaOptions extends ServerOptions {
  readonly listeners?: readonly KafkaListener[];
  readonly javaOptions?: readonly string[];
  /** Settings that win over those below, as `name=value`. */
  readonly settings?: readonly string[];
}

export async function startLocalKafka(options: LocalKafkaOptions = {}): Promise<ChildServer> {
  requireJava();
  const classPath = join(await fetchJars(), '*');
  const folder = options.folder ?? mkdtempSync(join(temporary, 'kafka-'));
  const log = join(folder, 'log');
  mkdirSync(folder, { recursive: true });
  const port = await freePort(options.port);
  const properties = join(folder, 'server.properties');
  const own = settings(port, await freePort(), log, options.listeners ?? []);
  writeFileSync(properties, [...own, ...(options.settings ?? [])].join('\n'));
  if (!existsSync(join(log, 'meta.properties'))) await format(classPath, properties);
  return ChildServer.start(`kafka://127.0.0.1:${port}`, {
    name: `kafka-${port}`,
    command: 'java',
    args: [
      '-Xmx384m',
      '-XX:+UseSerialGC',
      ...(options.javaOptions ?? []),
      '-cp',
      classPath,
      'kafka.Kafka',
      properties,
    ],
    ready: (written) => written.includes('Kafka Server started'),
  });
}

async function format(classPath: string, properties: string): Promise<void> {
  const tool = (...args: string[]) =>
    promisify(execFile)('java', ['-cp', classPath, 'kafka.tools.StorageTool', ...args]);
  const { stdout } = await tool('random-uuid');
  await tool('format', '-t', stdout.trim(), '-c', properties);
}

/** One node: internal topics have one replica, and consumer groups do not wait for further members. */
function settings(
  port: number,
  controller: number,
  log: string,
  listeners: readonly KafkaListener[],
): string[] {
  const more = listeners.map((listener) => `,${listener.name}://127.0.0.1:${listener.port}`).join('');
  const protocols = listeners.map(({ name, protocol }) => `,${name}:${protocol}`).join('');
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}${more}`,
    'controller.listener.names=CONTROLLER',
    `listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT${protocols}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    // A killed broker stays registered until its session ends, and its next start waits for that.
    'broker.session.timeout.ms=3000',
    'broker.heartbeat.interval.ms=500',
    'auto.create.topics.enable=false',
    `log.dirs=${log}`,
    ...listeners.flatMap(({ name, settings: own }) =>
      Object.entries(own).map(([key, value]) => `listener.name.${name.toLowerCase()}.${key}=${value}`),
    ),
  ];
}
