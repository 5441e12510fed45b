/** Dead letters and refused events, over HTTP, in the shell, and in the console by the keyboard alone. */
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { openConsole } from '../support/console/console-tab.js';
import { chooseAction, chooseOption, press } from '../support/console/keyboard.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { accessibilityFaults } from '../support/pages/watched-tab.js';
import { api, createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });

let chromium: Chromium;
let members: OrganisationMembers;
let client: VerificationClient;
beforeAll(async () => {
  [chromium, members, client] = await Promise.all([
    startChromium(),
    createOrganisation(system),
    VerificationClient.connect(system.environment['KAFKA_URL']!),
    database.connect(),
  ]);
  await setLanguage(members.admin, 'en');
});
afterAll(() => Promise.all([chromium.close(), client.close(), database.end()]));

const refused = () => items(members.admin, `events/?state=refused&user_id=${members.rival.userId}`);

describe('a request that cannot be processed', () => {
  it('is shown to admins with its reason, and without what it contains', async () => {
    const { admin, company } = members;
    const id = randomUUID();
    await client.send('no JSON, with a secret in it', id);
    const found = async () =>
      (await items(admin, 'dead-letters/?reason=not_json')).filter((one) => one['correlation_id'] === id);
    await expect.poll(found, { timeout: 30_000 }).toHaveLength(1);
    const [letter] = await found();
    expect(letter).toMatchObject({ reason: 'not_json', topic: 'auth_request', count: 1, bytes: 28 });
    expect(JSON.stringify(letter)).not.toContain('secret');
    const counts = (await admin.get(api('dead-letters/counts/'))).body as { last_day: { not_json: number } };
    expect(counts.last_day.not_json).toBeGreaterThanOrEqual(1);
    expect((await company.browser.get(api('dead-letters/'))).status).toBe(403);
    const list = await runCommand(['dead-letters', 'list', '--reason', 'not_json'], system.environment);
    expect(list.stdout).toContain(`\t28\t${id}\n`);

    const { tab, faults } = await openConsole(chromium, admin, 'events');
    await press(tab, 'Dead letters');
    await chooseOption(tab, 'Reason', 'Not JSON');
    await tab.getByRole('row').filter({ hasText: id }).waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});

describe('an event that the broker refused', () => {
  it('is sent again from the console, and listed until then', async () => {
    const { admin, rival } = members;
    await expect.poll(() => items(admin, `events/?user_id=${rival.userId}`), { timeout: 30_000 }).toEqual([]);
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO event_outbox (type, user_id, subject, data, published_at, refusal)
       SELECT 'account-changed', id, subject, '{"fields": ["comment"]}', now(), 'too large' FROM users WHERE id = $1
       RETURNING id`,
      [rival.userId],
    );
    const { id } = rows[0]!;
    expect(await refused()).toMatchObject([{ id, type: 'account-changed', user_id: rival.userId }]);
    const { tab } = await openConsole(chromium, admin, 'events');
    await chooseOption(tab, 'State', 'Refused by the broker');
    await chooseAction(tab, `Actions: account-changed, no. ${rival.userId}`, 'Send again');
    await tab.getByText('The event waits to be sent').first().waitFor();
    await expect.poll(refused).toEqual([]);
    const published = () =>
      database.query('SELECT FROM event_outbox WHERE id = $1 AND published_at IS NOT NULL', [id]);
    await expect.poll(async () => (await published()).rowCount, { timeout: 30_000 }).toBe(1);
    expect((await admin.post(api(`events/${id}/retry/`))).status).toBe(404);
    const again = await runCommand(['events', 'retry', id], system.environment);
    expect(again.code).not.toBe(0);
    await tab.context().close();
  });
});
