/** Imports of 10,000 people and checks of 100,000 rows: nobody is invited twice, resets are not delayed, memory stays flat. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usageOf } from '../bench/usage.js';
import { type Work, WorkMeter } from '../bench/work-meter.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { fileOfPeople } from '../support/people/import-file.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, approvedCompany, superuserOf } from '../support/people/organisations.js';
import { activatedPerson, type KnownPerson } from '../support/people/people.js';
import { openServers } from '../support/servers/open-servers.js';
import { Teardown } from '../support/test-run/teardown.js';

const invited = 10_000;
/** The most that a file may have. */
const mostRows = 100_000;
/** Seconds. */
const patience = 1_500;

const teardown = new Teardown();
let system: RunningSystem;
let database: Postgres;
let company: KnownPerson;

beforeAll(async () => {
  system = await startSystem(await openServers(teardown), { INVITATIONS_PER_DAY: '1000000' });
  teardown.add(() => system.stop());
  database = new Postgres({ connectionString: system.addresses.ownerDatabase });
  await database.connect();
  teardown.add(() => database.end());
  company = await newCompany();
});
afterAll(() => teardown.run());

const newCompany = async () => approvedCompany(system.addresses, await superuserOf(system.addresses));

const upload = (content: Buffer) =>
  company.browser.post(api('imports/'), content, { headers: { 'Content-Type': 'text/csv' } });

async function value<T>(sql: string, ...values: unknown[]): Promise<T> {
  const { rows } = await database.query<{ value: T }>(sql, values);
  return rows[0]!.value;
}

/** By SQL: the counts of the API read all rows, and the wait polls. */
const inState = (id: string, state: string) =>
  eventually(
    `The state ${state}`,
    async () => (await value('SELECT state AS value FROM imports WHERE id = $1', id)) === state,
    patience,
  );

async function uploaded(content: Buffer): Promise<string> {
  const { status, body } = await upload(content);
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

function print({ what, program, database, memory, peak }: Work): void {
  const [worker, postgres] = [program, database].map((cpu) => cpu.toFixed(1));
  process.stdout.write(
    `${what}: CPU ${worker} s worker, ${postgres} s database; worker ${memory.toFixed(0)} MB, peak ${peak.toFixed(0)} MB\n`,
  );
}

const unsent = () => value<number>('SELECT count(*)::int AS value FROM mail_outbox WHERE sent_at IS NULL');

describe(`an import of ${invited} people whose worker is killed half-way`, () => {
  it(
    'invites each once, and a password reset overtakes its waiting mails',
    { timeout: patience * 1000 },
    async () => {
      const { gateway, mailbox } = system.addresses;
      const { worker } = system.apps;
      const person = await activatedPerson(gateway, new Mailbox(mailbox));
      const metering = await WorkMeter.start(worker, database);
      const id = await uploaded(fileOfPeople(invited, 'half'));
      await inState(id, 'checked');
      print(metering.ended(`check of ${invited} rows`));
      expect(await unsent()).toBe(0);

      // The mail server answers nothing, so that half of the mails wait when the worker is killed.
      system.smtp.respond('*', 'hang');
      expect((await company.browser.post(api(`imports/${id}/start/`))).status).toBe(200);
      const isHalf =
        'SELECT outcome IS NOT NULL AS value FROM import_rows WHERE import_id = $1 AND line = $2';
      await eventually('Half of the rows', () => value<boolean>(isHalf, id, invited / 2), patience);
      print(metering.ended('first half of the rows, without mails'));
      await worker.kill();
      system.smtp.respond('*', 'accept');
      const before = system.smtp.mails.length;
      const waiting = await unsent();
      expect(waiting).toBeGreaterThanOrEqual(invited / 2 - 1);
      const reset = await new Browser(gateway).post(api('password/reset/'), { email: person.email });
      expect(reset.status).toBe(202);
      await worker.restart();
      metering.restarted();
      // Mails that the server never answered would wait for many minutes.
      await database.query(
        'UPDATE mail_outbox SET next_attempt_at = now() WHERE sent_at IS NULL AND attempts > 0',
      );

      await inState(id, 'finished');
      print(metering.ended('second half of the rows, with the mails sent meanwhile'));
      const ofImport = () => system.smtp.mails.slice(before).filter(({ to }) => to !== person.email);
      await eventually(
        'All mails',
        async () => ofImport().length >= invited && (await unsent()) === 0,
        patience,
      );
      print(metering.ended('the other mails'));
      expect(new Set(ofImport().map(({ to }) => to)).size).toBe(invited);
      expect(ofImport()).toHaveLength(invited);
      expect(await value('SELECT count(*)::int AS value FROM invitations')).toBe(invited);

      const place = system.smtp.mails.slice(before).findIndex(({ to }) => to === person.email);
      expect(place).toBeGreaterThanOrEqual(0);
      process.stdout.write(`the reset arrived after ${place} of ${waiting} mails that waited before it\n`);
      expect(place).toBeLessThan(waiting / 2);
    },
  );
});

describe(`a file of ${mostRows} rows`, () => {
  it(
    'is checked in flat memory, and one of a row more is refused',
    { timeout: patience * 1000 },
    async () => {
      const { gateway, worker } = system.apps;
      // The invitations of the former test would count towards its daily limit, row by row.
      company = await newCompany();
      const refused = await upload(fileOfPeople(mostRows + 1, 'more'));
      expect(refused).toMatchObject({ status: 400, body: { code: 'import.too_many_rows' } });
      const metering = await WorkMeter.start(worker, database);
      const id = await uploaded(fileOfPeople(mostRows, 'most'));
      const { memory, peak } = usageOf(gateway);
      process.stdout.write(
        `after the uploads: gateway ${memory.toFixed(0)} MB, peak ${peak.toFixed(0)} MB\n`,
      );
      const isDone = 'SELECT plan IS NOT NULL AS value FROM import_rows WHERE import_id = $1 AND line = $2';
      await eventually('The first rows', () => value<boolean>(isDone, id, mostRows / 20), patience);
      const early = usageOf(worker).memory;
      await eventually('Many rows', () => value<boolean>(isDone, id, mostRows / 4), patience);
      print(metering.ended(`check of ${mostRows / 4} of ${mostRows} rows`));
      process.stdout.write(`after ${mostRows / 20} rows: worker ${early.toFixed(0)} MB\n`);
      expect(usageOf(worker).memory).toBeLessThan(early * 1.5);
      expect((await company.browser.post(api(`imports/${id}/cancel/`))).status).toBe(200);
    },
  );
});
