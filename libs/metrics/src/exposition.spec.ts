import { trace, TraceFlags } from '@opentelemetry/api';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { exposeMetricsOf, renderMetrics } from './exposition.js';
import { OpenTelemetryTracer } from '../../tracing/src/open-telemetry-tracer.js';
import { installTracer } from '../../tracing/src/spans.js';
import { counter, histogram, readGauge } from './instruments.js';

const openMetrics = 'application/openmetrics-text; version=1.0.0';
const traceId = '0af7651916cd43dd8448eb211c80319c';

beforeAll(async () => {
  installTracer(new OpenTelemetryTracer({} as never));
  await exposeMetricsOf('gateway');
  await exposeMetricsOf('worker');
});

describe('the exposition', () => {
  it('writes counters, histograms and the metrics of the process in the text format', async () => {
    counter('gatehouse_refreshes_total', { outcome: 'rotated' }).add(3);
    histogram('gatehouse_password_hash_duration_seconds', {}).observe(0.03);
    const { body, contentType } = await renderMetrics('*/*');
    expect(contentType).toContain('text/plain');
    expect(body).toContain('# TYPE gatehouse_refreshes_total counter\n');
    expect(body).toContain('\ngatehouse_refreshes_total{outcome="rotated"} 3\n');
    expect(body).toContain('gatehouse_refreshes_total{outcome="reused"} 0\n');
    expect(body).toContain('gatehouse_password_hash_duration_seconds_bucket{le="0.025"} 0\n');
    expect(body).toContain('gatehouse_password_hash_duration_seconds_bucket{le="+Inf"} 1\n');
    expect(body).toMatch(/\nprocess_cpu_user_seconds_total \d/);
    expect(body).toMatch(/\nnodejs_eventloop_lag_p99_seconds \d/);
    expect(body).toMatch(/\ngatehouse_build_info\{version="[\d.]+",node_version="v\d+[\d.]+"\} 1\n/);
  });

  it('writes OpenMetrics where asked for, whatever was asked for before', async () => {
    for (const _ of [1, 2]) {
      await renderMetrics();
      const { body, contentType } = await renderMetrics(`${openMetrics},text/plain;q=0.5`);
      expect(contentType).toContain('application/openmetrics-text');
      expect(body).toContain('# TYPE gatehouse_refreshes counter\n');
      expect(body).toContain('gatehouse_refreshes_total{outcome="rotated"} ');
      expect(body).toMatch(/# TYPE process_cpu_user_seconds counter\nprocess_cpu_user_seconds_total \d/);
      expect(body.endsWith('# EOF\n')).toBe(true);
    }
    expect((await renderMetrics()).body).toMatch(/\nprocess_cpu_user_seconds_total \d/);
  });

  it('has the trace of a sampled span as exemplar of its bucket, in OpenMetrics only', async () => {
    const span = (traceFlags: TraceFlags) =>
      ({ spanContext: () => ({ traceId, spanId: '1', traceFlags }) }) as never;
    const active = vi.spyOn(trace, 'getActiveSpan').mockReturnValue(span(TraceFlags.NONE));
    const series = histogram('gatehouse_revocation_delay_seconds', {});
    series.observe(0.001);
    expect((await renderMetrics(openMetrics)).body).not.toContain(traceId);
    active.mockReturnValue(span(TraceFlags.SAMPLED));
    series.observe(0.2);
    active.mockRestore();
    expect((await renderMetrics(openMetrics)).body).toMatch(
      new RegExp(`_bucket\\{le="0.25"\\} 2 # \\{trace_id="${traceId}"\\} 0.2 \\d+\\.\\d+\\n`),
    );
    expect((await renderMetrics()).body).not.toContain(traceId);
  });

  it('adds up what several parts read of one gauge, and omits what none can read', async () => {
    const label = { state: 'used' } as const;
    const stop = readGauge('gatehouse_db_pool_connections', () => [{ labels: label, value: 2 }]);
    readGauge('gatehouse_db_pool_connections', async () => [{ labels: label, value: 3 }]);
    readGauge('gatehouse_signing_key_age_seconds', async () => []);
    expect((await renderMetrics()).body).toContain('gatehouse_db_pool_connections{state="used"} 5\n');
    expect((await renderMetrics()).body).not.toMatch(/^gatehouse_signing_key_age_seconds/m);
    stop();
    expect((await renderMetrics()).body).toContain('gatehouse_db_pool_connections{state="used"} 3\n');
  });

  it('omits metrics of apps that do not run in this process', async () => {
    expect((await renderMetrics()).body).not.toContain('gatehouse_kafka_lag');
  });
});
