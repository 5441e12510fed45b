/** The values of a metric as prom-client writes them. */
import type { MetricDefinition } from './catalogue.js';
import { countersOf, gaugeReaders, histogramsOf } from './instruments.js';
import type { Exemplar, HistogramSeries, Labels } from './series.js';

export interface Sample {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  /** Where it differs from the name of the metric. */
  readonly metricName?: string;
  readonly exemplar?: {
    readonly labelSet: { readonly trace_id: string };
    readonly value: number;
    readonly timestamp: number;
  };
}

interface GaugeReading {
  readonly labels: Labels;
  readonly value: number;
}

export async function samplesOf(name: string, { type }: MetricDefinition): Promise<Sample[]> {
  if (type === 'counter') return countersOf(name).map(({ labels, value }) => ({ labels, value }));
  if (type === 'histogram') return histogramsOf(name).flatMap((series) => histogramSamples(name, series));
  const readings = await Promise.all(gaugeReaders(name).map((read) => read()));
  return sums(readings.flat());
}

function histogramSamples(
  name: string,
  { labels, bounds, counts, exemplars, sum }: HistogramSeries,
): Sample[] {
  let below = 0;
  const buckets = Array.from(counts, (count, bucket): Sample => {
    below += count;
    const exemplar = exemplars[bucket];
    return {
      metricName: `${name}_bucket`,
      labels: { ...labels, le: bounds[bucket] ?? '+Inf' },
      value: below,
      ...(exemplar && { exemplar: written(exemplar) }),
    };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: below },
  ];
}

const written = ({ traceId, value, timestamp }: Exemplar) => ({
  labelSet: { trace_id: traceId },
  value,
  timestamp,
});

function sums(readings: readonly GaugeReading[]): Sample[] {
  const byLabels = new Map<string, Sample>();
  for (const { labels, value } of readings) {
    const key = JSON.stringify(labels);
    byLabels.set(key, { labels, value: value + (byLabels.get(key)?.value ?? 0) });
  }
  return [...byLabels.values()];
}
