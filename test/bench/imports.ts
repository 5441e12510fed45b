/** An import of invitations, from the upload to the last mail, against the CPU that it may use. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import { fileOfPeople } from '../support/people/import-file.js';
import { api, approvedCompany, superuserOf } from '../support/people/organisations.js';
import { type Row, row } from './row.js';
import type { Step } from './step.js';
import { WorkMeter } from './work-meter.js';

const people = 10_000;
/** Seconds of CPU of worker and PostgreSQL together. */
const mostSeconds = 120;
/** Seconds to wait for a part. */
const patience = 900;
/** Milliseconds between looks at the state. */
const interval = 500;

const name = `imports: ${people.toLocaleString('en')} invitations with their mails`;

export const imports: Step = {
  what: 'imports of invitations',
  rows: [name],
  async measure({ system: { addresses, apps, smtp }, teardown }) {
    const database = new Client({ connectionString: addresses.ownerDatabase });
    await database.connect();
    teardown.add(() => database.end());
    const { browser } = await approvedCompany(addresses, await superuserOf(addresses));
    const sent = smtp.mails.length;
    const meter = await WorkMeter.start(apps.worker, database);
    const file = fileOfPeople(people, 'bench');
    const { body } = await browser.post(api('imports/'), file, { headers: { 'Content-Type': 'text/csv' } });
    const { id } = body as { id: string };
    const inState = (state: string) =>
      eventually(
        `The state ${state}`,
        async () => {
          // Rarely, because each look costs the database CPU.
          await pause(interval);
          const { rows } = await database.query('SELECT FROM imports WHERE id = $1 AND state = $2', [
            id,
            state,
          ]);
          return rows.length > 0;
        },
        patience,
      );
    await inState('checked');
    meter.ended('check');
    await browser.post(api(`imports/${id}/start/`));
    await inState('finished');
    meter.ended('rows, and the mails sent meanwhile');
    await eventually('All mails', () => smtp.mails.length >= sent + people, patience);
    meter.ended('the other mails');
    return [measured(meter)];
  },
};

function measured({ works }: WorkMeter): Row {
  console.table(
    Object.fromEntries(
      works.map(({ what, program, database, memory, peak }) => [
        what,
        {
          'worker, s of CPU': program.toFixed(1),
          'PostgreSQL, s of CPU': database.toFixed(1),
          'worker, MB': memory.toFixed(0),
          'peak, MB': peak.toFixed(0),
        },
      ]),
    ),
  );
  const value = works.reduce((sum, { program, database }) => sum + program + database, 0);
  const memory = works.at(-1)!.memory;
  const against = 'the maximum allowed, worker and PostgreSQL together';
  return row(name, 's of CPU', { value, memory }, { value: mostSeconds }, { atMost: 1 }, against);
}
