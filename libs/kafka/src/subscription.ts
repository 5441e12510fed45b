/** What a `@MessagePattern` says to this transport: the topic it reads and the topics it writes. */
import type { KafkaContext, MessageHandler } from '@nestjs/microservices';

/** The extras of `@MessagePattern(topic, extras)`. */
export interface PatternTopics {
  readonly replyTopic: string;
  readonly deadLetterTopic: string;
}

export interface Subscription extends PatternTopics {
  readonly topic: string;
  /** Where callers that use Nest's `ClientKafka` wait for their answers. */
  readonly nestReplyTopic: string;
  readonly handler: (payload: unknown, context: KafkaContext) => Promise<unknown>;
}

/** @throws Error if a handler cannot be served by this transport: a mistake in the code, met at start. */
export function subscriptionsOf(handlers: ReadonlyMap<string, MessageHandler>): Subscription[] {
  return [...handlers].map(([topic, handler]) => {
    const { replyTopic, deadLetterTopic } = (handler.extras ?? {}) as Partial<PatternTopics>;
    if (handler.isEventHandler || !replyTopic || !deadLetterTopic) {
      throw new Error(`The handler of ${topic} needs @MessagePattern with replyTopic and deadLetterTopic`);
    }
    return { topic, replyTopic, deadLetterTopic, nestReplyTopic: `${topic}.reply`, handler };
  });
}
