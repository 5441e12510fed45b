/** A real Prometheus scrapes the apps with the shipped configuration: every panel has data, every rule evaluates, and an alert fires. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Prometheus } from '../support/deploy/prometheus.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { type KnownPerson, loggedInPerson, logInFromNewBrowser } from '../support/people/people.js';
import { openServers } from '../support/servers/open-servers.js';
import { root } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

interface DashboardJson {
  readonly title: string;
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const folder = join(root, 'deploy/grafana');
const dashboards = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as DashboardJson,
);

/** What Grafana replaces. */
const queries = dashboards.flatMap(({ title, panels }) =>
  panels.flatMap((panel) =>
    panel.targets.map(({ expr }) => ({
      panel: `${title}: ${panel.title}`,
      expr: expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.+'),
    })),
  ),
);

const teardown = new Teardown();
let system: RunningSystem;
let prometheus: Prometheus;
let bus: VerificationClient;
let person: KnownPerson;

beforeAll(async () => {
  const servers = await openServers(teardown);
  const metricsPort = String(await freePort());
  system = await startSystem(servers, {}, { gateway: { METRICS_PORT: metricsPort } });
  teardown.add(() => system.stop());
  bus = await VerificationClient.connect(servers.kafka);
  teardown.add(() => bus.close());
  prometheus = await Prometheus.start({
    'gatehouse-gateway': `http://127.0.0.1:${metricsPort}`,
    'gatehouse-auth-service': system.addresses.authService,
    'gatehouse-worker': system.addresses.worker,
  });
  teardown.add(() => prometheus.stop());
  person = await loggedInPerson(system.addresses.gateway, new Mailbox(system.addresses.mailbox));
});

afterAll(() => teardown.run());

/** A login, a wrong password, a refresh, verifications at each entry point, and a logout. */
async function useEverything(): Promise<void> {
  const browser = await logInFromNewBrowser(person);
  const { email } = person;
  await new Browser(system.addresses.gateway).post(api('login/'), { email, password: 'not the password' });
  expect((await browser.post(api('login/refresh/'))).status).toBe(200);
  const token = browser.jar.get('access_token')!;
  expect((await browser.get(api('me/'))).status).toBe(200);
  expect((await browser.post(api('verify/'), { token })).status).toBe(200);
  expect((await bus.ask(token, randomUUID())).answer.status).toBe('OK');
  expect((await browser.post(api('logout/'))).status).toBe(200);
}

async function emptyPanels(): Promise<string[]> {
  const checked = queries.map(async ({ panel, expr }) =>
    (await prometheus.values(expr)).length > 0 ? [] : [`${panel}: ${expr}`],
  );
  return (await Promise.all(checked)).flat();
}

describe('Prometheus with the shipped configuration', () => {
  it('scrapes all three apps', async () => {
    const up = { 'gatehouse-gateway': 'up', 'gatehouse-auth-service': 'up', 'gatehouse-worker': 'up' };
    await eventually('scraping', async () => {
      expect(await prometheus.targets()).toEqual(up);
      return true;
    });
  });

  it('has data for every query of every panel', async () => {
    expect(queries.length).toBeGreaterThan(40);
    await eventually(
      'data in every panel',
      async () => {
        await useEverything();
        expect(await emptyPanels()).toEqual([]);
        return true;
      },
      60,
    );
  });

  it('evaluates every rule without a fault, and no app is missing', async () => {
    const rules = await prometheus.rules();
    expect(rules.length).toBeGreaterThan(40);
    expect(rules.filter(({ health, lastError }) => health !== 'ok' || lastError)).toEqual([]);
    expect(await prometheus.alerts('GatehouseAppMissing')).toEqual([]);
  });

  it('fires an alert while the worker is stopped, and ends it after the start', async () => {
    await system.apps.worker.stop();
    const alert = await eventually(
      'the alert',
      async () => {
        const alerts = await prometheus.alerts('GatehouseAppMissing');
        return alerts.find(({ state }) => state === 'firing');
      },
      30,
    );
    expect(alert).toMatchObject({
      labels: { app: 'worker', severity: 'page' },
      annotations: {
        summary: 'No worker answers Prometheus',
        runbook_url: 'docs/runbooks.md#gatehouseappmissing',
      },
    });
    const firing = 'count(ALERTS{alertname="GatehouseAppMissing",alertstate="firing"})';
    await eventually('the alert as a series', async () => (await prometheus.values(firing))[0] === 1);
    await system.apps.worker.restart();
    await eventually(
      'the end of the alert',
      async () => (await prometheus.alerts('GatehouseAppMissing')).length === 0,
      30,
    );
  });
});
