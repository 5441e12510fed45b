/**
 * `npm run bench [-- --only NAME --peers --json FILE --write-docs --from FILE]`: every figure with its limit, measured in
 * this run on this machine.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporary } from '../support/test-run/process-guard.js';
import { openServers } from '../support/servers/open-servers.js';
import { startSystem } from '../support/apps/system.js';
import { withTeardownAfter } from '../support/test-run/teardown.js';
import { writeDocuments } from './report/write-documents.js';
import { printRows, type Row } from './row.js';
import type { Step } from './step.js';
import { chosenSteps } from './steps.js';

const { values: wanted } = parseArgs({
  options: {
    /** Runs the steps that have this in the name of a row. */
    only: { type: 'string' },
    /** Also measures another service of this kind, which it downloads, and the previous version, which it builds. */
    peers: { type: 'boolean', default: false },
    /** Writes the rows to this file. */
    json: { type: 'string' },
    /** Updates docs/performance.md. */
    'write-docs': { type: 'boolean', default: false },
    /** Reads the rows from this file instead of measuring. */
    from: { type: 'string' },
  },
});
if (wanted['write-docs'] && wanted.only !== undefined) {
  throw new Error('--write-docs wants all rows: leave out --only');
}

const rows = wanted.from ? await read(wanted.from) : await measured(chosenSteps(wanted));
printRows(rows);
if (wanted.json) await writeFile(wanted.json, `${JSON.stringify({ rows }, undefined, 2)}\n`);
if (wanted['write-docs']) await writeDocuments(rows);

async function read(file: string): Promise<Row[]> {
  return (JSON.parse(await readFile(file, 'utf8')) as { rows: Row[] }).rows;
}

function measured(steps: readonly Step[]): Promise<Row[]> {
  return withTeardownAfter(async (teardown) => {
    console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
    // With a data folder PostgreSQL is crash-safe as in production, which is part of the cost of writes.
    const servers = await openServers(teardown, { postgres: { folder: join(temporary, 'postgres') } });
    // As in the Dockerfile.
    const threads = { UV_THREADPOOL_SIZE: String(availableParallelism() + 1) };
    // A company may import more people than the default of a day.
    const limits = { INVITATIONS_PER_DAY: '1000000' };
    const system = await startSystem(servers, { LOG_LEVEL: 'warn', ...threads, ...limits });
    teardown.add(() => system.stop());
    const rows: Row[] = [];
    for (const step of steps) {
      console.log(`Measuring ${step.what} …`);
      // Everything a step started has ended before the next one begins.
      const found = await withTeardownAfter((own) => step.measure({ system, servers, teardown: own }));
      // Written after each step, so that a later failure does not lose the results.
      printRows(found);
      rows.push(...found);
    }
    return rows;
  });
}
