/**
 * `npm run bench [-- --only NAME --json FILE]`: every figure beside its limit, measured in
 * this run on this machine.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporary } from '../support/leash.js';
import { openServers } from '../support/stack/open-servers.js';
import { startSystem } from '../support/system.js';
import { withTeardown } from '../support/teardown.js';
import { printRows, type Row } from './row.js';
import type { Step } from './step.js';
import { chosenSteps } from './steps.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
  },
});

const rows = await measured(chosenSteps(values.only));
printRows(rows);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows }, undefined, 2)}\n`);

function measured(steps: readonly Step[]): Promise<Row[]> {
  return withTeardown(async (teardown) => {
    console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
    // A folder makes PostgreSQL keep what it is given through a crash, as in production: that is part of what writing costs.
    const servers = await openServers(teardown, { postgres: { folder: join(temporary, 'postgres') } });
    const system = await startSystem(servers, { LOG_LEVEL: 'warn' });
    teardown.add(() => system.stop());
    const rows: Row[] = [];
    for (const { what, measure } of steps) {
      console.log(`Measuring ${what} …`);
      rows.push(...(await measure({ system, servers, teardown })));
    }
    await teardown.run();
    return rows;
  });
}
