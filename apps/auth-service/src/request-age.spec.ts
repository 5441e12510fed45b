import { Clock } from '#auth/token';
import type { KafkaSettings } from '#config';
import { KafkaContext } from '@nestjs/microservices';
import { describe, expect, it } from 'vitest';
import { RequestAge } from './request-age.js';

const now = Date.UTC(2026, 10, 25);
const clock = new (class extends Clock {
  override now = () => new Date(now);
})();

const sentAt = (timestamp: string) =>
  new KafkaContext([{ timestamp }] as unknown as ConstructorParameters<typeof KafkaContext>[0]);
const isTooOld = (context: unknown, requestMaxAge: number) =>
  new RequestAge({ requestMaxAge } as KafkaSettings, clock).isTooOld(context);

describe('RequestAge.isTooOld', () => {
  it('is true above the maximum age', () => {
    expect(isTooOld(sentAt(String(now - 10_001)), 10)).toBe(true);
    expect(isTooOld(sentAt(String(now - 10_000)), 10)).toBe(false);
  });

  it('is false without a maximum age', () => {
    expect(isTooOld(sentAt('1'), 0)).toBe(false);
  });

  it.each(['-1', '', 'yesterday'])('is false for a request with an invalid timestamp (%s)', (timestamp) => {
    expect(isTooOld(sentAt(timestamp), 10)).toBe(false);
  });

  it('is false for a timestamp in the future, and for a request that is not from Kafka', () => {
    expect(isTooOld(sentAt(String(now + 3_600_000)), 10)).toBe(false);
    expect(isTooOld({}, 10)).toBe(false);
  });
});
