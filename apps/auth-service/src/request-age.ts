/** Whether a request is so old that its sender no longer waits for the answer. */
import { Clock } from '#auth/token';
import { KafkaSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';

@Injectable()
export class RequestAge {
  constructor(
    private readonly settings: KafkaSettings,
    private readonly clock: Clock,
  ) {}

  /** By the time in the Kafka message, which is its sender's. What came another way has not waited. */
  isTooOld(context: unknown): boolean {
    const { requestMaxAge } = this.settings;
    if (requestMaxAge === 0 || !(context instanceof KafkaContext)) return false;
    const sent = Number(context.getMessage().timestamp);
    return sent > 0 && this.clock.now().getTime() - sent > requestMaxAge * 1000;
  }
}
