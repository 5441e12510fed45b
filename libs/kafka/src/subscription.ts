/** The topics and the refusal that a `@MessagePattern` declares to this transport. */
import type { KafkaContext, MessageHandler } from '@nestjs/microservices';

/** The extras of `@MessagePattern(topic, extras)`. */
export interface PatternExtras {
  readonly replyTopic: string;
  readonly deadLetterTopic: string;
  /** The answer to a request that cannot be answered otherwise. */
  readonly refuse: (payload: object) => object;
}

export interface Subscription extends PatternExtras {
  readonly topic: string;
  /** Where callers that use Nest's `ClientKafka` wait for their answers. */
  readonly nestReplyTopic: string;
  readonly handler: (payload: unknown, context: KafkaContext) => Promise<unknown>;
}

/** @throws Error if a handler cannot be served by this transport: a mistake in the code, met at start. */
export function subscriptionsOf(handlers: ReadonlyMap<string, MessageHandler>): Subscription[] {
  return [...handlers].map(([topic, handler]) => {
    const { replyTopic, deadLetterTopic, refuse } = (handler.extras ?? {}) as Partial<PatternExtras>;
    if (handler.isEventHandler || !replyTopic || !deadLetterTopic || !refuse) {
      throw new Error(`The handler of ${topic} needs @MessagePattern with the extras of this transport`);
    }
    return { topic, replyTopic, deadLetterTopic, refuse, nestReplyTopic: `${topic}.reply`, handler };
  });
}
