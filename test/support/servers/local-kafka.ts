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

export interface KafkaOptions extends ServerOptions {
  /** Settings of the broker that win over those below, as `name=value`: other listeners, other folders. */
  readonly settings?: readonly string[];
}

export async function startLocalKafka(options: KafkaOptions = {}): Promise<ChildServer> {
  requireJava();
  const classPath = join(await fetchJars(), '*');
  const folder = options.folder ?? mkdtempSync(join(temporary, 'kafka-'));
  const log = join(folder, 'log');
  mkdirSync(folder, { recursive: true });
  const port = await freePort(options.port);
  const properties = join(folder, 'server.properties');
  writeFileSync(
    properties,
    [...settings(port, await freePort(), log), ...(options.settings ?? [])].join('\n'),
  );
  if (!existsSync(join(log, 'meta.properties'))) await format(classPath, properties);
  return ChildServer.start(`kafka://127.0.0.1:${port}`, {
    name: `kafka-${port}`,
    command: 'java',
    args: ['-Xmx384m', '-XX:+UseSerialGC', '-cp', classPath, 'kafka.Kafka', properties],
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
function settings(port: number, controller: number, log: string): string[] {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controller}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
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
  ];
}
