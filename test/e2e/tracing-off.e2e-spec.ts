/** Without the variables of OpenTelemetry an app loads none of the packages that patch libraries (decision 106). */
import { describe, expect, inject, it } from 'vitest';
import { type AppName, type Environment, startApp } from '../support/apps/start-app.js';
import { watchPackages } from '../support/apps/libraries/loaded-packages.js';

const { environment } = inject('system');
const apps = ['gateway', 'auth-service', 'worker'] as const;

async function runOnce(name: AppName, settings: Environment): Promise<void> {
  // Without PORT and the ports of the health checks, so that each gets a free one.
  const { PORT: _, ...rest } = environment;
  const app = await startApp(name, { ...rest, ...settings });
  await app.stop();
  expect(app.exitCode).toBe(0);
}

async function packagesOfTracing(name: AppName, settings: Environment = {}): Promise<readonly string[]> {
  const loaded = watchPackages();
  await runOnce(name, { ...settings, ...loaded.environment });
  expect(loaded.names()).toContain('pg');
  return loaded.names().filter((each) => /opentelemetry|@fastify\/otel/.test(each));
}

describe('tracing', () => {
  it.each(apps)('loads nothing of OpenTelemetry into the %s when it is off', async (name) => {
    // prom-client requires the interface, which does nothing by itself.
    expect(await packagesOfTracing(name)).toEqual(['@opentelemetry/api']);
  });

  it('loads OpenTelemetry when the environment names a collector', async () => {
    const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
    const packages = await packagesOfTracing('gateway', collector);
    expect(packages).toEqual(expect.arrayContaining(['@fastify/otel', '@opentelemetry/sdk-trace-node']));
  });
});
