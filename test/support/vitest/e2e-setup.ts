/** Starts the servers and the built apps for the end-to-end specs, once per run. */
import type { TestProject } from 'vitest/node';
import { fetchApiDocument } from '../http/api-document/api-document.js';
import { openServers } from '../servers/open-servers.js';
import { startSystem } from '../apps/system.js';
import { withTeardown } from '../test-run/teardown.js';

export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return withTeardown(async (teardown) => {
    const servers = await openServers(teardown);
    const system = await startSystem(servers);
    teardown.add(() => system.stop());
    project.provide('postgres', servers.postgres);
    project.provide('servers', servers);
    project.provide('system', system.addresses);
    project.provide('apiDocument', await fetchApiDocument(system.addresses.gateway));
    return () => teardown.run();
  });
}
