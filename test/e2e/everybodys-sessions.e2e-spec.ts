/** `sessions end --everybody`, in a database of its own: in that of the test run it would log out all other tests. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { startApp } from '../support/apps/start-app.js';
import { freshDatabase } from '../support/database/fresh-database.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { logIn, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';
import { holding, refreshWith, type Tokens, tokensOf } from '../support/tokens/entry-points.js';

const teardown = new Teardown();
let environment: Readonly<Record<string, string>>;
let gateway: string;
const people = Array.from({ length: 3 }, () => ({ email: uniqueEmail('root'), password: uniquePassword() }));

beforeAll(async () => {
  const { url, appUrl, appRole, drop } = await freshDatabase(inject('postgres'));
  teardown.add(drop);
  environment = { ...inject('system').environment, DATABASE_URL: appUrl };
  await mustRun(['migrate'], { ...environment, ...appRole, DATABASE_URL: url });
  for (const { email, password } of people) {
    const given = { SUPERUSER_EMAIL: email, SUPERUSER_PASSWORD: password };
    await mustRun(['createsuperuser', '--noinput'], { ...environment, ...given });
  }
  const app = await startApp('gateway', { ...environment, PORT: String(await freePort()) });
  teardown.add(() => app.stop());
  gateway = app.url;
});

afterAll(() => teardown.run());

async function loggedIn(person: (typeof people)[number]): Promise<Tokens> {
  const browser = new Browser(gateway);
  await logIn({ ...person, browser });
  return tokensOf(browser);
}

const headers = { Origin: '', 'Sec-Fetch-Site': '' };
const statuses = async ({ access }: Tokens) => [
  (await new Browser(gateway).post('/api/v1/verify/', { token: access }, { headers })).status,
  (await holding(gateway, { access }).get('/api/v1/users/')).status,
];

describe('sessions end --everybody', () => {
  it('ends nothing without a confirmation, or together with a user', async () => {
    const tokens = await loggedIn(people[0]!);
    const hesitant = await runCommand(['sessions', 'end', '--everybody'], environment);
    expect([hesitant.code, hesitant.stderr]).toEqual([2, expect.stringContaining('--yes')]);
    const both = await runCommand(['sessions', 'end', people[0]!.email, '--everybody', '--yes'], environment);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining(people[0]!.email)]);
    expect(await statuses(tokens)).toEqual([200, 200]);
  });

  it('refuses all tokens that were signed before, access and refresh tokens, and lets people log in again', async () => {
    const before = await Promise.all([...people, people[0]!].map(loggedIn));
    for (const tokens of before) expect(await statuses(tokens)).toEqual([200, 200]);
    const { code, stdout } = await runCommand(['sessions', 'end', '--everybody', '--yes'], environment);
    expect([code, stdout]).toEqual([0, '5 sessions of 3 users ended.\n']);
    for (const tokens of before) {
      const isRefused = async () => (await statuses(tokens)).every((status) => status === 401);
      expect(await eventually('All entry points refusing', isRefused)).toBe(true);
      expect((await refreshWith(gateway, tokens.refresh)).status).toBe(401);
    }
    expect(await statuses(await loggedIn(people[1]!))).toEqual([200, 200]);
  });
});
