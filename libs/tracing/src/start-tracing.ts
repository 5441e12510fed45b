/** Starts OpenTelemetry: exporter, sampler and limits from its standard variables (`OTEL_*`), and the instrumented libraries. */
import { createRequire } from 'node:module';
import { OutageLog } from '#background';
import { productVersion, readTracingVariables } from '#config';
import { FastifyOtelInstrumentation } from '@fastify/otel';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { Logger } from '@nestjs/common';
import { PrivateExporter } from './private-exporter.js';
import { OpenTelemetryTracer } from './open-telemetry-tracer.js';
import { installTracer } from './spans.js';

const logger = new Logger('Tracing');

/** Paths of probes and of the scraper: a trace of each would hide those of people. */
const machinePaths = /^\/(?:health|metrics)(?:\/|$)/;

/** @param name of the service, where `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` give none */
export function startTracing(name: string): void {
  const { exporter } = readTracingVariables();
  if (exporter !== '' && exporter !== 'otlp') {
    logger.warn({ msg: `Tracing is off: OTEL_TRACES_EXPORTER must be otlp or none, not ${exporter}` });
    return;
  }
  const provider = startProvider(name);
  instrumentLibraries();
  installTracer(new OpenTelemetryTracer(provider));
}

function startProvider(name: string): NodeTracerProvider {
  const outage = new OutageLog(logger, {
    began:
      'Traces cannot be sent to the collector and are dropped. Is it running, and does OTEL_EXPORTER_OTLP_ENDPOINT name it?',
    ended: 'Traces reach the collector again',
  });
  // The exporter below reports failures, once per outage.
  setGlobalErrorHandler(() => undefined);
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': name, 'service.version': productVersion }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new PrivateExporter(new OTLPTraceExporter(), outage))],
  });
  // No baggage: it would carry whatever a caller puts into it.
  provider.register({ propagator: new W3CTraceContextPropagator() });
  return provider;
}

/**
 * pg and ioredis are patched in place when `require` first loads them. They are loaded here, before the app imports them: an `import`
 * of a CommonJS package then gets the patched copy, without a loader that rewrites every ES module.
 */
function instrumentLibraries(): void {
  const instrumentations = [
    // One span per request. Spans of hooks and handlers would only repeat its duration, and errors have private messages.
    new FastifyOtelInstrumentation({
      registerOnInitialization: true,
      instrumentHooks: false,
      instrumentHandler: false,
      recordExceptions: false,
      ignorePaths: ({ url }) => machinePaths.test(url),
      requestHook: (span, { method, routeOptions }) => {
        span.updateName(routeOptions.url === undefined ? method : `${method} ${routeOptions.url}`);
      },
    }),
    // Loops poll the database: without a parent, their statements belong to no trace.
    new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false }),
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
    new UndiciInstrumentation({ requireParentforSpans: true }),
  ];
  for (const instrumentation of instrumentations) instrumentation.enable();
  const require = createRequire(import.meta.url);
  for (const library of ['pg', 'ioredis']) require(library);
}
