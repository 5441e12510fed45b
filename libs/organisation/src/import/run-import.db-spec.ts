import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson } from '../../../../test/support/database/user-rows.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import { AdvanceImports } from './advance-imports.js';
import type { CountedImport } from './read-import.js';
import { ReadImport } from './read-import.js';
import { ReceiveImport } from './receive-import.js';
import { RunImport } from './run-import.js';
import { StartImport } from './start-import.js';

const database = migratedDatabase();
let companyId: number;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
});

const company = () => actorFor(companyId);

function upload(count: number): Promise<string> {
  const domain = `${randomBytes(4).toString('hex')}.example.org`;
  const rows = Array.from({ length: count }, (_, index) => `p${index}@${domain},worker\n`);
  const content = Buffer.from(`email,type\n${rows.join('')}`);
  return new ReceiveImport(database()).execute(company(), { content });
}

const run = (id: string, stopping = new AbortController().signal, environment = {}) => {
  const reported: CountedImport[] = [];
  const advance = new AdvanceImports(database(), invitations(database(), environment).send);
  const onProgress = (found: CountedImport) => reported.push(found);
  return new RunImport(new ReadImport(database()), advance)
    .execute(company(), id, { stopping, onProgress })
    .then((found) => ({ found, reported }));
};

const start = (id: string) => new StartImport(database()).execute(company(), id);

describe('the run of one import', () => {
  it('does the rows of each phase, reports its end, and leaves other imports alone', async () => {
    const [other, id] = [await upload(1), await upload(3)];
    const checked = await run(id);
    expect(checked.found).toMatchObject({ state: 'checked', counts: { planned: { invited: 3 }, done: {} } });
    expect(checked.reported.at(-1)).toEqual(checked.found);
    await start(id);
    expect((await run(id)).found).toMatchObject({ state: 'finished', counts: { done: { invited: 3 } } });
    expect(await new ReadImport(database()).execute(company(), other)).toMatchObject({ state: 'checking' });
  });

  it('ends without doing a row when it is interrupted, and goes on later', async () => {
    const id = await upload(3);
    const { found, reported } = await run(id, AbortSignal.abort());
    expect([found.state, found.counts.planned, reported]).toEqual(['checking', {}, []]);
    expect((await run(id)).found.state).toBe('checked');
  });

  it('ends at the daily limit of the company, and goes on after it', async () => {
    const id = await upload(3);
    await run(id);
    await start(id);
    const limited = await run(id, undefined, { INVITATIONS_PER_DAY: '2' });
    expect(limited.found).toMatchObject({
      state: 'stopped',
      reason: 'invitation.too_many',
      counts: { done: { invited: 2 } },
    });
    await start(id);
    expect((await run(id)).found).toMatchObject({ state: 'finished', counts: { done: { invited: 3 } } });
  });

  it('waits for rows that another process holds', async () => {
    const id = await upload(2);
    const holder = database().createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT FROM import_rows WHERE import_id = $1 AND line = 2 FOR UPDATE', [id]);
    const stopping = new AbortController();
    const seen: number[] = [];
    const advance = new AdvanceImports(database(), invitations(database()).send);
    const waiting = new RunImport(new ReadImport(database()), advance).execute(company(), id, {
      stopping: stopping.signal,
      onProgress: ({ counts }) => {
        // The first look after the free row releases the held one.
        if (seen.push(counts.planned.invited ?? 0) === 2) void holder.rollbackTransaction();
      },
    });
    expect((await waiting).state).toBe('checked');
    expect(seen.slice(0, 2)).toEqual([1, 1]);
    await holder.release();
  });
});
