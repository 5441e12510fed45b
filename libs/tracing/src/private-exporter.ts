/**
 * Exports spans with the listed attributes only. Libraries add paths with codes, headers, keys of Redis and messages of errors; what is
 * not listed here never leaves the process.
 */
import type { OutageLog } from '#background';
import type { Attributes, SpanContext } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

/** Names of the OpenTelemetry conventions whose values are from a closed set, or addresses of servers in the settings. */
const exported = new Set([
  'db.namespace',
  'db.operation.name',
  'db.system',
  'db.system.name',
  'error.type',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'messaging.batch.message_count',
  'messaging.destination.name',
  'messaging.operation.type',
  'messaging.system',
  'server.address',
  'server.port',
]);

/** The text of a statement; its values are sent apart from it. */
const statement = 'db.query.text';

/** Characters of a statement. */
const longestStatement = 2000;

/** The codes of our errors, of Node and of PostgreSQL, and the names of error classes. */
const errorType = /^[\w.]{1,100}$/;

export class PrivateExporter implements SpanExporter {
  constructor(
    private readonly exporter: SpanExporter,
    private readonly outage: OutageLog,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans.map(privateSpan), (result) => {
      if (result.code === ExportResultCode.SUCCESS) this.outage.succeeded();
      else this.outage.failed(result.error);
      done(result);
    });
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}

/** Without events and the message of the status, which describe errors, and without `tracestate`, which callers fill. */
export function privateSpan(span: ReadableSpan): ReadableSpan {
  const { traceState: _, ...spanContext } = span.spanContext();
  const { traceState: __, ...parent } = span.parentSpanContext ?? ({} as SpanContext);
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => spanContext,
    ...(span.parentSpanContext && { parentSpanContext: parent }),
    startTime: span.startTime,
    endTime: span.endTime,
    status: { code: span.status.code },
    attributes: privateAttributes(span.attributes),
    links: span.links.map(({ context: { traceState: ___, ...context } }) => ({ context })),
    events: [],
    duration: span.duration,
    ended: span.ended,
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: span.droppedLinksCount,
  };
}

function privateAttributes(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).filter(([name]) => exported.has(name));
  const text = attributes[statement];
  if (typeof text === 'string') kept.push([statement, withoutLiterals(text)]);
  return Object.fromEntries(
    kept.filter(([name, value]) => name !== 'error.type' || errorType.test(String(value))),
  );
}

/** Statements of this project have no values in their text, but those that set a password of a role have. */
function withoutLiterals(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, "'…'").slice(0, longestStatement);
}
