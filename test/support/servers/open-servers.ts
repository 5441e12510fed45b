/** Starts several servers in parallel. */
import type { ServerAddresses } from '../apps/system.js';
import type { Teardown } from '../test-run/teardown.js';
import type { Server, ServerOptions } from './server.js';
import { openServer, type ServerKind } from './start-server.js';

/**
 * @param options for each server
 * @param up called when each is ready
 */
export async function openServersOf<Kind extends ServerKind>(
  teardown: Teardown,
  kinds: readonly Kind[],
  options: Partial<Record<ServerKind, ServerOptions>> = {},
  up: (kind: ServerKind, url: string) => void = () => undefined,
): Promise<Record<Kind, Server>> {
  const open = async (kind: Kind) => {
    const server = await openServer(kind, options[kind]);
    teardown.add(() => server.stop());
    up(kind, server.url);
    return [kind, server] as const;
  };
  const starts = kinds.map(open);
  // Waits until all have started or failed, so that a late one is stopped too.
  await Promise.allSettled(starts);
  return Object.fromEntries(await Promise.all(starts)) as Record<Kind, Server>;
}

/** Starts all three servers, for a system. Parameters as of `openServersOf`. */
export async function openServers(
  teardown: Teardown,
  options?: Partial<Record<ServerKind, ServerOptions>>,
  up?: (kind: ServerKind, url: string) => void,
): Promise<ServerAddresses> {
  const { postgres, redis, kafka } = await openServersOf(
    teardown,
    ['postgres', 'redis', 'kafka'],
    options,
    up,
  );
  return { postgres: postgres.url, redis: redis.url, kafka: kafka.url };
}
