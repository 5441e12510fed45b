/**
 * `npm run bench [-- --only NAME --peers --json FILE --write-docs --from FILE]`: every figure beside its limit, measured in
 * this run on this machine.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporary } from '../support/test-run/process-guard.js';
import { openServers } from '../support/servers/open-servers.js';
import { startSystem } from '../support/apps/system.js';
import { tornDownAfter } from '../support/test-run/teardown.js';
import { writeDocuments } from './report/write-documents.js';
import { printRows, type Row } from './row.js';
import type { Step } from './step.js';
import { chosenSteps } from './steps.js';

const { values: wanted } = parseArgs({
  options: {
    /** Runs what has this in the name of a row. */
    only: { type: 'string' },
    /** Also against other services of this kind, which are fetched. */
    peers: { type: 'boolean', default: false },
    /** Writes the rows there. */
    json: { type: 'string' },
    /** Brings docs/performance.md up to date. */
    'write-docs': { type: 'boolean', default: false },
    /** Takes the rows from there, and measures nothing. */
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
  return tornDownAfter(async (teardown) => {
    console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
    // In a folder of its own PostgreSQL keeps what it is given through a crash, as in production: a part of what writing costs.
    const servers = await openServers(teardown, { postgres: { folder: join(temporary, 'postgres') } });
    // As the Dockerfile advises.
    const threads = { UV_THREADPOOL_SIZE: String(availableParallelism() + 1) };
    const system = await startSystem(servers, { LOG_LEVEL: 'warn', ...threads });
    teardown.add(() => system.stop());
    const rows: Row[] = [];
    for (const step of steps) {
      console.log(`Measuring ${step.what} …`);
      // What a step started has ended when the next one begins.
      const found = await tornDownAfter((own) => step.measure({ system, servers, teardown: own }));
      // At once: a later step that fails must not take with it what took minutes.
      printRows(found);
      rows.push(...found);
    }
    return rows;
  });
}
