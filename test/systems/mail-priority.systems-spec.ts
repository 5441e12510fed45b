/** A flood of registrations does not delay the mails users wait for, with either transport. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { eventually } from '../support/eventually.js';
import { activatedPerson, uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { openServers } from '../support/servers/open-servers.js';
import { type RunningSystem, type ServerAddresses, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';

/** As many as one worker sends in parallel. */
const places = 20;
const waiting = 40;

const teardown = new Teardown();
let servers: ServerAddresses;
beforeAll(async () => void (servers = await openServers(teardown)));
afterAll(() => teardown.run());

describe.each([
  ['Bull on Redis', {}],
  ['the worker itself, without Redis', { REDIS_URL: '' }],
])('mails sent by %s', (_, overrides) => {
  let system: RunningSystem;
  beforeAll(async () => void (system = await startSystem(servers, overrides)));
  afterAll(() => system?.stop());

  /** Each at a domain of its own, so that the limit per domain has no effect. */
  const registerMany = (count: number, name: string) =>
    Promise.all(
      Array.from({ length: count }, async (__, at) => {
        const email = uniqueEmail().replace('@example.org', `@${name}${at}.example`);
        if (name === 'hanging') system.smtp.respond(email, 'hang');
        const body = { email, password: uniquePassword(), profile: workerProfile() };
        expect((await new Browser(system.addresses.gateway).post('/api/v1/register/', body)).status).toBe(
          201,
        );
        return email;
      }),
    );
  const placeOf = (email: string) => system.smtp.attempts.findLastIndex(({ to }) => to === email);

  it('deliver a password reset before the waiting activations', async () => {
    const { gateway, mailbox } = system.addresses;
    const person = await activatedPerson(gateway, new Mailbox(mailbox));
    const before = system.smtp.attempts.length;
    await registerMany(places, 'hanging');
    await eventually('All places taken', () => system.smtp.attempts.length >= before + places, 30);
    const flood = await registerMany(waiting, 'waiting');
    await new Browser(gateway).post('/api/v1/password/reset/', { email: person.email });
    const mails = () => system.smtp.mails.filter(({ to }) => to === person.email).length;
    await eventually('The mail of the reset', () => mails() === 2, 90);
    await eventually('The flood', () => flood.every((email) => placeOf(email) >= 0), 90);
    const overtaken = flood.filter((email) => placeOf(email) > placeOf(person.email));
    expect(overtaken.length).toBeGreaterThan(waiting / 2);
  });
});
