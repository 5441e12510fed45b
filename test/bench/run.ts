/** `npm run bench [-- --json FILE]`: every figure beside its limit, measured in this run on this machine. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openServers } from '../support/stack/open-servers.js';
import { type RunningSystem, startSystem } from '../support/system.js';
import { withTeardown } from '../support/teardown.js';
import { authenticatedPost } from './authenticated-post.js';
import { logIns } from './log-in.js';
import { printRows, type Row } from './row.js';
import { verifications } from './verification.js';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

const steps: readonly [string, (system: RunningSystem) => Promise<Row | Row[]>][] = [
  ['authenticated requests', authenticatedPost],
  ['verifications over Kafka', verifications],
  ['logins', logIns],
];

const rows = await withTeardown(async (teardown) => {
  console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
  const servers = await openServers(teardown);
  const system = await startSystem(servers, { LOG_LEVEL: 'warn' });
  teardown.add(() => system.stop());
  const measured: Row[] = [];
  for (const [name, measure] of steps) {
    console.log(`Measuring ${name} …`);
    measured.push(...[await measure(system)].flat());
  }
  await teardown.run();
  return measured;
});

printRows(rows);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows }, undefined, 2)}\n`);
