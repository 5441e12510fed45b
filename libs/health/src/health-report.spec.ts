import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import type { HealthCheck } from './health-check.js';
import { HealthReport } from './health-report.js';
import { HealthModule } from './health.module.js';

const up = { name: 'database', kind: 'ready', check: async () => 1 } as const;
const down = { name: 'kafka', kind: 'ready', check: () => Promise.reject(new Error('away')) } as const;
const hanging = { name: 'redis', kind: 'ready', check: () => new Promise<never>(() => {}) } as const;
const stuck = { name: 'consumer', kind: 'live', check: () => Promise.reject(new Error('stuck')) } as const;

async function reportOf(...checks: readonly HealthCheck[]): Promise<HealthReport> {
  const module = await NestFactory.createApplicationContext(HealthModule, { logger: false });
  const report = module.get(HealthReport);
  report.add(...checks);
  return report;
}

describe('a health report', () => {
  it('names each dependency and is ok when all are up', async () => {
    expect(await (await reportOf(up)).ask('ready')).toEqual({ status: 'ok', checks: { database: 'up' } });
  });

  it('is unavailable when one is down, or does not answer in time', async () => {
    expect(await (await reportOf(up, down, hanging)).ask('ready')).toEqual({
      status: 'unavailable',
      checks: { database: 'up', kafka: 'down', redis: 'down' },
    });
  });

  it('is not ready from the moment the app leaves, and alive until it has left', async () => {
    const report = await reportOf(up);
    report.leave();
    expect(await report.ask('ready')).toEqual({
      status: 'unavailable',
      checks: { database: 'up', process: 'down' },
    });
    expect(await report.ask('live')).toEqual({ status: 'ok', checks: {} });
  });

  it('separates failures that need a restart from those that need waiting', async () => {
    const report = await reportOf(up, down, stuck);
    expect(await report.ask('live')).toEqual({ status: 'unavailable', checks: { consumer: 'down' } });
    expect(await (await reportOf(down)).ask('live')).toEqual({ status: 'ok', checks: {} });
  });
});
