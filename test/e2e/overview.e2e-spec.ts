/** The overview: which apps run, which servers they reach, and what needs a person. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { startGateways } from '../support/apps/gateways.js';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { api, superuserOf } from '../support/people/organisations.js';

const system = inject('system');
/** Longer than the interval at which the apps report. */
const patience = { timeout: 30_000, interval: 500 };
let admin: Browser;

beforeAll(async () => (admin = await superuserOf(system)));

interface Overview {
  readonly apps: readonly { readonly app: string; readonly running: boolean }[];
  readonly servers: object;
  readonly attention: readonly { readonly code: string; readonly parameters: object }[];
}

async function overview(): Promise<Overview> {
  const { status, body } = await admin.get(api('overview/'));
  expect(status).toBe(200);
  return body as Overview;
}

describe('the overview', () => {
  it('shows every app as running, and every server as up', async () => {
    const running = async () =>
      (await overview()).apps.filter(({ running }) => running).map(({ app }) => app);
    await expect
      .poll(running, patience)
      .toEqual(expect.arrayContaining(['auth-service', 'gateway', 'worker']));
    await expect
      .poll(async () => (await overview()).servers, patience)
      .toEqual({ database: 'up', redis: 'up', kafka: 'up', smtp: 'up' });
    expect(await overview()).toMatchObject({
      sessions: { count: expect.any(Number), exact: true },
      mails: { waiting: expect.any(Number), failed: expect.any(Number) },
      events: { waiting: expect.any(Number) },
      signing_keys: { keys: expect.any(Array), next_due_at: expect.any(String) },
      approvals_waiting: expect.any(Number),
      bans: expect.any(Number),
    });
  });

  it('is printed in the shell, with the names of the API as JSON', async () => {
    const { stdout } = await runCommand(['overview', '--json'], system.environment);
    const printed = JSON.parse(stdout) as Overview;
    expect(printed.servers).toHaveProperty('kafka');
    expect(printed).toHaveProperty('approvals_waiting');
    expect((await runCommand(['overview'], system.environment)).stdout).toMatch(/^server\tdatabase\tup$/m);
  });

  it('tells that no worker runs, and forgets a gateway that ended', async () => {
    const gateways = await startGateways(2, { postgres: inject('postgres') });
    const [first, second] = gateways.apps;
    const lines = async () => (await runCommand(['overview'], gateways.environment)).stdout;
    const running = async () => (await lines()).match(/^app\tgateway\trunning\t/gm)?.length;
    try {
      await expect.poll(running, patience).toBe(2);
      expect(await lines()).toMatch(/^attention\tapp-missing\tapp=worker$/m);
      await first!.stop();
      expect(await running()).toBe(1);
      await second!.stop();
      expect(await running()).toBeUndefined();
    } finally {
      await gateways.stop();
    }
  });
});
