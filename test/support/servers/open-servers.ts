/** Starts all three servers in parallel. */
import type { ServerAddresses } from '../apps/system.js';
import type { Teardown } from '../test-run/teardown.js';
import type { ServerOptions } from './server.js';
import { openServer, type ServerKind } from './start-server.js';

/**
 * @param options for each server
 * @param up called when each is ready
 */
export async function openServers(
  teardown: Teardown,
  options: Partial<Record<ServerKind, ServerOptions>> = {},
  up: (kind: ServerKind, url: string) => void = () => undefined,
): Promise<ServerAddresses> {
  const open = async (kind: ServerKind) => {
    const server = await openServer(kind, options[kind]);
    teardown.add(() => server.stop());
    up(kind, server.url);
    return server.url;
  };
  const starts = [open('postgres'), open('redis'), open('kafka')] as const;
  // Waits until all have started or failed, so that a late one is stopped too.
  await Promise.allSettled(starts);
  const [postgres, redis, kafka] = await Promise.all(starts);
  return { postgres, redis, kafka };
}
