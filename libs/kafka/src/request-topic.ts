/** A topic of requests, as a `@MessagePattern` declares it to this transport. */
import type { KafkaContext, MessageHandler } from '@nestjs/microservices';

/** The extras of `@MessagePattern(topic, extras)`. */
export interface PatternExtras {
  readonly replyTopic: string;
  readonly deadLetterTopic: string;
  /** @returns the response to a request whose handler fails, or whose own response the broker rejects */
  readonly failureResponse: (payload: object) => object;
}

export interface RequestTopic extends PatternExtras {
  readonly topic: string;
  /** The reply topic of callers that use Nest's `ClientKafka`. */
  readonly nestReplyTopic: string;
  readonly handler: (payload: unknown, context: KafkaContext) => Promise<unknown>;
}

/** The reply topic that Nest's `ClientKafka` listens to. */
export const nestReplyTopicOf = (topic: string): string => `${topic}.reply`;

/** @throws Error for an event handler, or a handler without the extras of this transport */
export function requestTopicsOf(handlers: ReadonlyMap<string, MessageHandler>): RequestTopic[] {
  return [...handlers].map(([topic, handler]) => {
    const { replyTopic, deadLetterTopic, failureResponse } = (handler.extras ?? {}) as Partial<PatternExtras>;
    if (handler.isEventHandler || !replyTopic || !deadLetterTopic || !failureResponse) {
      throw new Error(`The handler of ${topic} needs @MessagePattern with the extras of this transport`);
    }
    return {
      topic,
      replyTopic,
      deadLetterTopic,
      failureResponse,
      nestReplyTopic: nestReplyTopicOf(topic),
      handler,
    };
  });
}
