/** Asks all checks of an app at once and answers in bounded time. */
import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { type HealthCheckResult, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { HealthCheck } from './health-check.js';
import type { HealthDto } from './health.dto.js';

type HealthOfChecks = Omit<HealthDto, 'version'>;

/** Milliseconds a check may take before it counts as down. */
const patience = 1500;

@Injectable()
export class HealthReport {
  private readonly checks: HealthCheck[] = [];
  private isLeaving = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  add(...checks: readonly HealthCheck[]): void {
    this.checks.push(...checks);
  }

  /** From now on the app is not ready, whatever its dependencies do. */
  leave(): void {
    this.isLeaving = true;
  }

  async ask(kind: HealthCheck['kind']): Promise<HealthOfChecks> {
    const asked = this.checks.filter((check) => check.kind === kind);
    const attempts = asked.map((one) =>
      this.indicators
        .check(one.name)
        .attempt(async () => void (await one.check()))
        .withTimeout(patience),
    );
    const { details } = await this.health.check(attempts).catch(failedResult);
    const states = asked.map(({ name }): 'up' | 'down' => (details[name]?.status === 'up' ? 'up' : 'down'));
    const checks = Object.fromEntries(asked.map(({ name }, index) => [name, states[index]!]));
    if (kind === 'ready' && this.isLeaving)
      return { status: 'unavailable', checks: { ...checks, process: 'down' } };
    return { status: states.includes('down') ? 'unavailable' : 'ok', checks };
  }
}

/** HealthCheckService throws the result where a check failed. @throws any other error */
function failedResult(error: unknown): HealthCheckResult {
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}
