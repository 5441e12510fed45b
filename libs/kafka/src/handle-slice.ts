/** Runs the handlers of one slice of messages and builds its responses and dead letters. It sends nothing. */
import { CodedError } from '#errors';
import { currentTraceparent, inSpanOfMessage } from '#tracing';
import type { KafkaContext } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DeadLetter } from './dead-letter.js';
import { parseRequest } from './parse-request.js';
import type { RequestTopic } from './request-topic.js';
import { type PartitionCounts, type RoutedMessage, routeResponse } from './route-response.js';
import { undecodableReason } from './tolerant-codecs.js';

export interface SliceContext {
  readonly requestTopic: RequestTopic;
  readonly partition: number;
  /** Partition counts of the reply topics. */
  readonly partitions: PartitionCounts;
  readonly contextOf: (message: KafkaMessage) => KafkaContext;
}

export interface RoutedResponse extends RoutedMessage {
  readonly request: Request;
  readonly traceparent: string | undefined;
}

interface Answer {
  readonly value: unknown;
  /** Of the span that handled the request; undefined unless the request has one and tracing is on. */
  readonly traceparent: string | undefined;
}

export interface HandledSlice {
  readonly responses: readonly RoutedResponse[];
  readonly deadLetters: readonly DeadLetter[];
  /** `performance.now()`. */
  readonly handledAt: number;
}

export interface Request {
  readonly message: KafkaMessage;
  readonly payload: object;
}

/**
 * The handlers of a slice run concurrently, so that they can share database reads. A request whose handler fails runs once
 * more alone, because a shared read may have failed because of another request; if it fails again, it gets the failure
 * response and a dead letter.
 * @throws CodedError `database.unavailable` after all handlers have settled: the caller must handle the whole slice again
 */
export async function handleSlice(
  messages: readonly KafkaMessage[],
  context: SliceContext,
): Promise<HandledSlice> {
  const { partition } = context;
  const { topic } = context.requestTopic;
  const deadLetters: DeadLetter[] = [];
  const requests: Request[] = [];
  for (const message of messages) {
    const undecodable = undecodableReason(message);
    if (undecodable !== undefined) {
      addUndecodable(deadLetters, message, undecodable, context);
      continue;
    }
    const parsed = parseRequest(message);
    if (parsed.isValid) requests.push({ message, payload: parsed.payload });
    else deadLetters.push({ message, reason: parsed.reason, topic, partition });
  }
  const settled = await Promise.allSettled(requests.map((request) => handle(request, context)));
  const answers: Answer[] = [];
  for (const [index, outcome] of settled.entries()) {
    if (outcome.status === 'fulfilled') answers.push(outcome.value);
    else {
      if (isTransient(outcome.reason)) throw outcome.reason;
      answers.push(await handleAlone(requests[index]!, context, deadLetters));
    }
  }
  const responses = requests.map((request, index) => route(request, answers[index]!, context));
  return { responses, deadLetters, handledAt: performance.now() };
}

/** @returns the failure response to a request whose own response the broker rejects */
export function failureOf({ request, traceparent }: RoutedResponse, context: SliceContext): RoutedResponse {
  const value = context.requestTopic.failureResponse(request.payload);
  return route(request, { value, traceparent }, context);
}

function route(
  request: Request,
  { value, traceparent }: Answer,
  { requestTopic, partitions }: SliceContext,
): RoutedResponse {
  const routed = routeResponse(request.message, value, requestTopic, partitions, traceparent);
  return { request, traceparent, ...routed };
}

/** Consecutive undecodable messages share one dead letter: a batch may hold tens of thousands. */
function addUndecodable(
  deadLetters: DeadLetter[],
  message: KafkaMessage,
  reason: string,
  { requestTopic: { topic }, partition }: SliceContext,
): void {
  const last = deadLetters.at(-1);
  if (last?.reason === 'undecodable') {
    deadLetters[deadLetters.length - 1] = { ...last, lastOffset: message.offset };
  } else {
    const { key, value, offset, timestamp, attributes } = message;
    // Without the header that marks a placeholder.
    const placeholder = { key, value, offset, timestamp, attributes, headers: {} } as KafkaMessage;
    const cause = new Error(reason);
    deadLetters.push({ message: placeholder, reason: 'undecodable', topic, partition, cause });
  }
}

async function handleAlone(
  request: Request,
  context: SliceContext,
  deadLetters: DeadLetter[],
): Promise<Answer> {
  try {
    return await handle(request, context);
  } catch (cause) {
    if (isTransient(cause)) throw cause;
    const { requestTopic, partition } = context;
    const { message, payload } = request;
    deadLetters.push({ message, reason: 'handler_failed', topic: requestTopic.topic, partition, cause });
    return { value: requestTopic.failureResponse(payload), traceparent: undefined };
  }
}

function handle({ message, payload }: Request, context: SliceContext): Promise<Answer> {
  const { handler, topic } = context.requestTopic;
  return inSpanOfMessage(`answer ${topic}`, message.headers?.['traceparent'], async () => {
    const result = await handler(payload, context.contextOf(message));
    const value = isObservable(result) ? await lastValueFrom(result) : result;
    return { value, traceparent: message.headers?.['traceparent'] && currentTraceparent() };
  });
}

/** An unavailable database is the only fault that a retry can outlast. Any other would fail every retry. */
function isTransient(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'database.unavailable';
}
