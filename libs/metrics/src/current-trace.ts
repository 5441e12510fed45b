/** The trace of the current span, for exemplars. Without a tracer it costs one comparison. */

/** Where `@opentelemetry/api` registers what an application has set up; a stable part of its first version. */
const registration = Symbol.for('opentelemetry.js.api.1');

let read: (() => string | undefined) | undefined;

/** Call it at the start. Loads `@opentelemetry/api` only where something has loaded and set it up before. */
export async function findTracer(): Promise<void> {
  if (!(registration in globalThis)) return;
  const { trace, TraceFlags } = await import('@opentelemetry/api');
  read = () => {
    const span = trace.getActiveSpan()?.spanContext();
    return span && (span.traceFlags & TraceFlags.SAMPLED) !== 0 ? span.traceId : undefined;
  };
}

/** @returns 32 hexadecimal digits, if the current code runs in a trace that is kept */
export function currentTrace(): string | undefined {
  return read?.();
}
