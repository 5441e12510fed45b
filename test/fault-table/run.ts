/**
 * `npm run faults [-- --table] [--only TEXT]`: causes each fault under traffic on real servers, and prints what was lost and
 * how long until all was well. Exits with 1 if anything was lost. `--table` writes the table into docs/operations.md.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { eventually } from '../support/eventually.js';
import { TopicReader, type Revoked } from '../support/kafka/topic-reader.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { serveMailbox } from '../support/mail/mailbox-server.js';
import { loggedInPerson } from '../support/people/people.js';
import { withTeardownAfter } from '../support/test-run/teardown.js';
import { printRow, type Row, writeTable } from './document.js';
import { type Fault, faults } from './faults.js';
import { startInstallation } from './installation.js';
import { copies, measureRecovery, missing, patienceSeconds, violations, type Witnesses } from './recovery.js';
import { Traffic } from './traffic.js';

const { values: wanted } = parseArgs({
  options: {
    /** Writes the table into docs/operations.md. */
    table: { type: 'boolean', default: false },
    /** Only faults with this in their name. */
    only: { type: 'string', default: '' },
  },
});
if (wanted.table && wanted.only) throw new Error('--table wants all faults: leave out --only');

const surfers = 6;

const rows = await withTeardownAfter(async (teardown) => {
  console.log('Starting PostgreSQL, Redis, Kafka and the apps …');
  const installation = await startInstallation();
  teardown.add(() => installation.stop());
  const { gateway } = installation.system.addresses;
  const served = await serveMailbox(installation.smtp);
  teardown.add(() => served.stop());
  const mailbox = new Mailbox(served.url);
  const person = () => loggedInPerson(gateway, mailbox);
  const browsers = await Promise.all(Array.from({ length: surfers }, async () => (await person()).browser));
  const people = { surfers: browsers, leaver: await person(), asker: (await person()).browser };
  const bus = await VerificationClient.connect(installation.kafka);
  teardown.add(() => bus.close());
  const revocations = await TopicReader.open<Revoked>(installation.kafka, 'auth_revocations');
  teardown.add(() => revocations.close());
  const found: Row[] = [];
  for (const fault of faults.filter(({ name }) => name.includes(wanted.only))) {
    const row = await suffer(fault, { installation, people, bus, revocations });
    printRow(row);
    found.push(row);
  }
  return found;
});
if (wanted.table) await writeTable(rows);
if (rows.some(({ lost }) => lost.length > 0)) process.exitCode = 1;

async function suffer(fault: Fault, witnesses: Witnesses): Promise<Row> {
  const { installation, people, bus } = witnesses;
  const obstacle = fault.obstacle?.(installation);
  if (obstacle !== undefined) return { name: fault.name, obstacle, lost: [] };
  // Its access token must outlive the fault.
  await people.asker.post('/api/v1/login/refresh/');
  const traffic = await Traffic.start(installation.system.addresses.gateway, people, bus);
  // Some traffic before, so that the edge of the fault is hit too.
  await pause(1_000);
  await fault.begin(installation);
  await pause(fault.seconds * 1_000);
  await fault.end(installation);
  const recovery = await measureRecovery(witnesses, traffic.ledgerSoFar());
  const whole = await traffic.stop();
  await eventually('Delivery', () => missing(witnesses, whole).length === 0, patienceSeconds).catch(
    () => undefined,
  );
  const lost = [...missing(witnesses, whole), ...(await violations(witnesses, whole))];
  return { name: fault.name, recovery, tally: whole.tally, copies: copies(witnesses, whole), lost };
}
