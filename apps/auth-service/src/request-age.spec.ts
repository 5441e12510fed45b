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

describe('a request', () => {
  it('is too old when it was sent longer ago than is allowed', () => {
    expect(isTooOld(sentAt(String(now - 10_001)), 10)).toBe(true);
    expect(isTooOld(sentAt(String(now - 10_000)), 10)).toBe(false);
  });

  it('is never too old where no age is set', () => {
    expect(isTooOld(sentAt('1'), 0)).toBe(false);
  });

  it.each(['-1', '', 'yesterday'])('that does not say when it was sent (%s) is taken', (timestamp) => {
    expect(isTooOld(sentAt(timestamp), 10)).toBe(false);
  });

  it('from the future, or not over Kafka, is taken', () => {
    expect(isTooOld(sentAt(String(now + 3_600_000)), 10)).toBe(false);
    expect(isTooOld({}, 10)).toBe(false);
  });
});
