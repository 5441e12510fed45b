/** Asks all checks of an app at once and answers in bounded time. */
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { HealthCheck } from './health-check.js';
import type { HealthDto } from './health.dto.js';

/** Milliseconds a check may take before it counts as down. */
const patience = 1500;

@Injectable()
export class HealthReport {
  private readonly checks: HealthCheck[] = [];
  private isLeaving = false;

  add(...checks: readonly HealthCheck[]): void {
    this.checks.push(...checks);
  }

  /** From now on the app is not ready, whatever its dependencies do. */
  leave(): void {
    this.isLeaving = true;
  }

  async ask(kind: HealthCheck['kind']): Promise<HealthDto> {
    const asked = this.checks.filter((check) => check.kind === kind);
    const states = await Promise.all(asked.map(stateOf));
    const checks = Object.fromEntries(asked.map(({ name }, index) => [name, states[index]!]));
    if (kind === 'ready' && this.isLeaving)
      return { status: 'unavailable', checks: { ...checks, process: 'down' } };
    return { status: states.includes('down') ? 'unavailable' : 'ok', checks };
  }
}

async function stateOf(check: HealthCheck): Promise<'up' | 'down'> {
  const waiting = new AbortController();
  const tooLate = pause(patience, 'down' as const, { signal: waiting.signal, ref: false });
  tooLate.catch(() => undefined);
  try {
    const up = check.check().then(
      () => 'up' as const,
      () => 'down' as const,
    );
    return await Promise.race([up, tooLate]);
  } finally {
    waiting.abort();
  }
}
