/** Brings up the servers and the built apps for the end-to-end specs, once a run. */
import type { TestProject } from 'vitest/node';
import { openServer } from '../stack/start-server.js';
import { startSystem } from '../system.js';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, redis, kafka] = await Promise.all([
    openServer('postgres'),
    openServer('redis'),
    openServer('kafka'),
  ]);
  const stopServers = () => Promise.all([postgres.stop(), redis.stop(), kafka.stop()]);
  const addresses = { postgres: postgres.url, redis: redis.url, kafka: kafka.url };
  const system = await startSystem(addresses).catch(async (error: unknown) => {
    await stopServers();
    throw error;
  });
  const { gateway, authService, worker, mailbox, environment, logFiles } = system;
  project.provide('postgres', postgres.url);
  project.provide('servers', addresses);
  project.provide('system', { gateway, authService, worker, mailbox, environment, logFiles });
  return async () => {
    await system.stop();
    await stopServers();
  };
}
