/** Every metric that a query may name: of the catalogue, of the process, of the shipped rules and of other exporters. */
import { metricCatalogue, type MetricDefinition } from '#metrics';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { RuleGroup } from './prometheus-rules.js';

/** Labels with their values; undefined for values that are not closed. */
type Labels = Readonly<Record<string, readonly string[] | undefined>>;

export type MeasuredMetrics = ReadonlyMap<string, Labels>;

/** What a scrape adds. */
const targetLabels = { job: undefined, instance: undefined } as const;

/** Of Prometheus, blackbox_exporter and node_exporter. */
const ofOthers: Readonly<Record<string, Labels>> = {
  up: { ...targetLabels },
  ALERTS: { alertname: undefined, alertstate: ['pending', 'firing'], severity: undefined },
  probe_success: { ...targetLabels },
  probe_ssl_earliest_cert_expiry: { ...targetLabels },
  node_filesystem_avail_bytes: {
    ...targetLabels,
    fstype: undefined,
    mountpoint: undefined,
    device: undefined,
  },
  node_filesystem_size_bytes: {
    ...targetLabels,
    fstype: undefined,
    mountpoint: undefined,
    device: undefined,
  },
};

export async function measuredMetrics(groups: readonly RuleGroup[]): Promise<MeasuredMetrics> {
  const catalogue = Object.entries<MetricDefinition>(metricCatalogue).flatMap(([name, definition]) =>
    series(name, definition),
  );
  return new Map([...Object.entries(ofOthers), ...(await ofNode()), ...recorded(groups), ...catalogue]);
}

function series(name: string, { type, labels, buckets }: MetricDefinition): [string, Labels][] {
  const closed = Object.entries(labels).map(([label, values]) => [
    label,
    typeof values === 'string' ? undefined : values,
  ]);
  const all: Labels = { ...targetLabels, ...Object.fromEntries(closed) };
  if (type !== 'histogram') return [[name, all]];
  const le = [...buckets!.map(String), '+Inf'];
  return [
    [`${name}_bucket`, { ...all, le }],
    [`${name}_sum`, all],
    [`${name}_count`, all],
  ];
}

/** Those of prom-client, as this process has them. */
async function ofNode(): Promise<[string, Labels][]> {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const metrics = await register.getMetricsAsJSON();
  const gaugesAndCounters = metrics.map(({ name }): [string, Labels] => [name, targetLabels]);
  const collections: Labels = { ...targetLabels, kind: undefined };
  return [...gaugesAndCounters, ['nodejs_gc_duration_seconds_sum', collections]];
}

function recorded(groups: readonly RuleGroup[]): [string, Labels][] {
  const rules = groups.flatMap(({ rules: all }) => all).filter(({ record }) => record !== undefined);
  const objectives = [...new Set(rules.flatMap(({ labels }) => labels?.['objective'] ?? []))];
  return rules.map(({ record }) => [record!, { objective: objectives }]);
}
