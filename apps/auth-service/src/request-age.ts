/** Detects requests that are so old that their sender no longer waits for the response. */
import { Clock } from '#auth/token';
import { KafkaSettings } from '#config';
import { histogram } from '#metrics';
import { Injectable } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';

const ages = histogram('gatehouse_request_age_seconds', {});

@Injectable()
export class RequestAge {
  constructor(
    private readonly settings: KafkaSettings,
    private readonly clock: Clock,
  ) {}

  /** By the timestamp of the Kafka message, which its sender sets. Requests over TCP are never too old. */
  isTooOld(context: unknown): boolean {
    const { requestMaxAge } = this.settings;
    if (requestMaxAge === 0 || !(context instanceof KafkaContext)) return false;
    const sent = Number(context.getMessage().timestamp);
    return sent > 0 && this.clock.now().getTime() - sent > requestMaxAge * 1000;
  }

  /** Call it when the response is ready. */
  observe(context: unknown): void {
    if (!(context instanceof KafkaContext)) return;
    const sent = Number(context.getMessage().timestamp);
    if (sent > 0) ages.observe((this.clock.now().getTime() - sent) / 1000);
  }
}
