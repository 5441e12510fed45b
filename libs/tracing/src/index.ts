export { Spanned } from './spanned.js';
export {
  currentTraceId,
  currentTraceparent,
  flushSpans,
  inSpan,
  inSpanOfBatch,
  inSpanOfMessage,
  isTracing,
  sampledTraceId,
  type SpanAttributes,
  type SpanOptions,
  type TraceHeader,
} from './spans.js';
