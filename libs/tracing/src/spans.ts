/** Spans of our own code. Without a tracer, which `preload.ts` installs, each function only calls its work. */

/** Value of a header `traceparent` (W3C) as Kafka delivers it: from any caller, of any size. */
export type TraceHeader = Buffer | string | readonly unknown[] | undefined;

/** Characters. Version, trace id, span id and flags take 55; later versions may append more. */
const longestTraceparent = 256;

/** Values of a span, by the names of the OpenTelemetry conventions that `private-exporter.ts` lists. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanOptions {
  readonly attributes?: SpanAttributes;
  /** Of the messages that caused this span. Malformed ones are ignored. */
  readonly links?: readonly TraceHeader[];
}

export interface Tracer {
  inSpan<T>(name: string, attributes: SpanAttributes, work: () => Promise<T>): Promise<T>;
  /** @param parent `traceparent` of another process; if it is malformed, `work` runs in the current span */
  inSpanOfMessage<T>(name: string, parent: string, work: () => Promise<T>): Promise<T>;
  inSpanOfBatch<T>(
    name: string,
    attributes: SpanAttributes,
    links: readonly string[],
    work: () => Promise<T>,
  ): Promise<T>;
  traceId(): string | undefined;
  sampledTraceId(): string | undefined;
  traceparent(): string | undefined;
  /** Sends the finished spans. Never rejects. */
  flush(): Promise<void>;
}

let tracer: Tracer | undefined;

export function installTracer(installed: Tracer): void {
  tracer = installed;
}

/**
 * Runs a use case in a span of its own. The span has the code of an error that `work` throws, never its message.
 * @param name a constant: `log in`
 */
export function inSpan<T>(name: string, work: () => Promise<T>, attributes?: SpanAttributes): Promise<T> {
  return tracer ? tracer.inSpan(name, attributes ?? {}, work) : work();
}

/**
 * Continues the trace of a message.
 * @param parent value of its header `traceparent`; without a valid one, `work` runs in the current span
 */
export function inSpanOfMessage<T>(name: string, parent: TraceHeader, work: () => Promise<T>): Promise<T> {
  if (!tracer) return work();
  const [traceparent] = traceparentIn(parent);
  return traceparent === undefined ? work() : tracer.inSpanOfMessage(name, traceparent, work);
}

/** @param options called only while spans are recorded */
export function inSpanOfBatch<T>(
  name: string,
  options: () => SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!tracer) return work();
  const { attributes = {}, links = [] } = options();
  return tracer.inSpanOfBatch(name, attributes, links.flatMap(traceparentIn), work);
}

/** @returns 32 hexadecimal digits; undefined outside a span and while tracing is off */
export function currentTraceId(): string | undefined {
  return tracer?.traceId();
}

/** @returns as `currentTraceId`, but only of a trace that is kept, and so can be looked up */
export function sampledTraceId(): string | undefined {
  return tracer?.sampledTraceId();
}

/** @returns the header `traceparent` (W3C) for messages that the current span sends; undefined as `currentTraceId` */
export function currentTraceparent(): string | undefined {
  return tracer?.traceparent();
}

export function isTracing(): boolean {
  return tracer !== undefined;
}

/** Sends what a process that ends has recorded. Never rejects. */
export async function flushSpans(): Promise<void> {
  await tracer?.flush();
}

/** @returns nothing for a missing, repeated or oversized header */
function traceparentIn(header: TraceHeader): string[] {
  if (header === undefined || Array.isArray(header) || header.length > longestTraceparent) return [];
  return [header.toString()];
}
