/** Records the spans of our own code with OpenTelemetry. */
import { withTimeout } from '#background';
import { CodedError } from '#errors';
import {
  type Context,
  context,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanAttributes, Tracer } from './spans.js';

/** Milliseconds. A collector that is away must not delay the end of a process. */
const flushLimit = 2000;

type Work<T> = () => Promise<T>;

export class OpenTelemetryTracer implements Tracer {
  private readonly tracer = trace.getTracer('gatehouse');

  constructor(private readonly provider: NodeTracerProvider) {}

  inSpan<T>(name: string, attributes: SpanAttributes, work: Work<T>): Promise<T> {
    return this.record(name, { attributes }, context.active(), work);
  }

  inSpanOfMessage<T>(name: string, parent: string, work: Work<T>): Promise<T> {
    const remote = parseTraceParent(parent);
    if (!remote) return work();
    const cause = trace.setSpanContext(context.active(), { ...remote, isRemote: true });
    return this.record(name, { kind: SpanKind.CONSUMER }, cause, work);
  }

  inSpanOfBatch<T>(
    name: string,
    attributes: SpanAttributes,
    links: readonly string[],
    work: Work<T>,
  ): Promise<T> {
    const linked = links.map((traceparent) => parseTraceParent(traceparent)).filter((one) => one !== null);
    const options = { attributes, links: linked.map((one) => ({ context: one })) };
    return this.record(name, options, context.active(), work);
  }

  traceId(): string | undefined {
    return trace.getActiveSpan()?.spanContext().traceId;
  }

  sampledTraceId(): string | undefined {
    const span = trace.getActiveSpan()?.spanContext();
    return span && (span.traceFlags & TraceFlags.SAMPLED) !== 0 ? span.traceId : undefined;
  }

  traceparent(): string | undefined {
    const current = trace.getActiveSpan()?.spanContext();
    return current && `00-${current.traceId}-${current.spanId}-0${current.traceFlags & 1}`;
  }

  async flush(): Promise<void> {
    const flushed = this.provider.shutdown();
    await withTimeout(flushLimit, flushed, 'The last spans could not be sent in time').catch(() => undefined);
  }

  private record<T>(name: string, options: SpanOptions, cause: Context, work: Work<T>): Promise<T> {
    return this.tracer.startActiveSpan(name, options, cause, async (span) => {
      try {
        return await work();
      } catch (error) {
        setError(span, error);
        throw error;
      } finally {
        span.end();
      }
    });
  }
}

/** A refusal that the caller is told about, such as a wrong password, is no fault of the service. */
function setError(span: Span, error: unknown): void {
  const isCoded = error instanceof CodedError;
  span.setAttribute('error.type', isCoded ? error.code : error instanceof Error ? error.name : typeof error);
  if (!isCoded || error.httpStatus >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}
