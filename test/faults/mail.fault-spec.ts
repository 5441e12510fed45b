/** From the commit on each registration gets its mail, whatever is killed or refuses on the way. */
import { randomBytes } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import {
  companyProfile,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { openServers } from '../support/servers/open-servers.js';
import type { Behaviour } from '../support/mail/smtp-catcher.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { Browser } from '../support/http/browser.js';

const teardown = new Teardown();
let system: RunningSystem;
let database: Postgres;

beforeAll(async () => {
  const servers = await openServers(teardown);
  system = await startSystem(servers, { MAIL_LEASE_SECONDS: '2' });
  teardown.add(() => system.stop());
  database = new Postgres({ connectionString: system.addresses.environment['DATABASE_URL']! });
  await database.connect();
  teardown.add(() => database.end());
});

afterAll(() => teardown.run());

const worker = () => system.apps.worker;
const mailsTo = (email: string) => system.smtp.mails.filter(({ to }) => to === email);
const attemptsAt = (email: string) => system.smtp.attempts.filter(({ to }) => to === email);
const arrival = (email: string) => eventually(`The mail to ${email}`, () => mailsTo(email).length > 0, 60);

async function owed(email: string) {
  const { rows } = await database.query<{ sent: boolean; failed: boolean; last_error: string | null }>(
    'SELECT sent_at IS NOT NULL AS sent, failed_at IS NOT NULL AS failed, last_error FROM mail_outbox WHERE recipient = $1',
    [email],
  );
  return rows;
}

/** Registers at an address whose mail meets `behaviour` from the first attempt on. */
async function registerTo(behaviour: Behaviour, domain = 'example.org'): Promise<string> {
  const email = `fault.${randomBytes(6).toString('hex')}@${domain}`;
  system.smtp.respond(email, behaviour);
  const body = { email, password: uniquePassword(), profile: workerProfile() };
  expect((await new Browser(system.addresses.gateway).post('/api/v1/register/', body)).status).toBe(201);
  return email;
}

describe('a worker that is killed', () => {
  it('before it read the mail sends it after the restart', async () => {
    await worker().kill();
    const { email } = await register(system.addresses.gateway);
    await worker().restart();
    await arrival(email);
    expect(mailsTo(email)).toHaveLength(1);
  });

  it('after the mail server accepted the mail, but before that was recorded, sends it at most once more', async () => {
    const email = await registerTo('hang');
    await eventually('The hanging attempt', () => attemptsAt(email).length > 0, 30);
    await worker().kill();
    system.smtp.respond(email, 'accept');
    await worker().restart();
    await arrival(email);
    await eventually('The row is closed', async () => (await owed(email))[0]?.sent === true, 30);
    expect(mailsTo(email).length).toBeLessThanOrEqual(2);
  });

  it('during a delivery repeats it with the same Message-ID, so that mail programs recognise the copy', async () => {
    const email = await registerTo('hang');
    const transmitted = () => system.smtp.transmitted.filter(({ to }) => to === email);
    await eventually('The transmitted mail', () => transmitted().length > 0, 30);
    await worker().kill();
    system.smtp.respond(email, 'accept');
    await worker().restart();
    await arrival(email);
    const ids = transmitted().map(({ messageId }) => messageId);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids)).toEqual(new Set([mailsTo(email)[0]!.messageId]));
  });

  it('repeatedly while many users register loses none of their mails', async () => {
    const emails: string[] = [];
    for (let round = 0; round < 3; round++) {
      const registered = await Promise.all(
        Array.from({ length: 5 }, () => register(system.addresses.gateway)),
      );
      emails.push(...registered.map(({ email }) => email));
      await worker().kill();
      await worker().restart();
    }
    await Promise.all(emails.map(arrival));
    for (const email of emails) expect(mailsTo(email).length).toBeLessThanOrEqual(2);
  });
});

describe('a mail', () => {
  it('deferred by the mail server is sent when the server accepts it', async () => {
    const email = await registerTo('defer');
    await eventually(
      'The deferral',
      async () => (await owed(email))[0]?.last_error?.includes('451') === true,
      30,
    );
    system.smtp.respond(email, 'accept');
    await arrival(email);
  });

  it('refused permanently ends as failed, with the reason and without another attempt', async () => {
    const email = await registerTo('refuse');
    await eventually('The failure', async () => (await owed(email))[0]?.failed === true, 30);
    expect((await owed(email))[0]!.last_error).toContain('550');
    expect(attemptsAt(email)).toHaveLength(1);
  });

  it('is not delayed by a domain that hangs', async () => {
    await Promise.all(Array.from({ length: 8 }, () => registerTo('hang', 'tarpit.example')));
    await arrival(await registerTo('accept'));
  });

  it('is not sent for a registration that was rolled back', async () => {
    const profile = companyProfile();
    await register(system.addresses.gateway, profile);
    const late = { email: uniqueEmail(), password: uniquePassword(), profile };
    expect((await new Browser(system.addresses.gateway).post('/api/v1/register/', late)).status).toBe(400);
    expect(await owed(late.email)).toEqual([]);
  });
});
