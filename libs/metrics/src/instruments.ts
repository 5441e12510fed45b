/** The series of this process, by metric and labels. They belong to the process, as the counters of activity do (decision 88). */
import {
  type CounterName,
  type GaugeName,
  type HistogramName,
  metricCatalogue,
  type MetricDefinition,
  type MetricName,
} from './catalogue.js';
import { sampledTraceId } from '#tracing';
import { type FixedText, fromStart, isFixedText } from './fixed-text.js';
import { CounterSeries, HistogramSeries, type Labels } from './series.js';

type ValueOf<Values> = Values extends readonly (infer Value extends string)[] ? Value : FixedText;

/** The labels of a metric, each with one of its values. */
export type LabelsOf<Name extends MetricName> = {
  readonly [Label in keyof (typeof metricCatalogue)[Name]['labels']]: ValueOf<
    (typeof metricCatalogue)[Name]['labels'][Label]
  >;
};

/** A value of a gauge at the moment of a scrape. */
export interface Reading<Name extends GaugeName> {
  readonly labels: LabelsOf<Name>;
  readonly value: number;
}

/** @returns nothing for what cannot be read now */
export type ReadGauge<Name extends GaugeName> = () =>
  readonly Reading<Name>[] | Promise<readonly Reading<Name>[]>;

/** Combinations of labels up to which all series exist from the start, so that the first event is an increase from 0. */
const mostAtStart = 100;

const counters = new Map<string, Map<string, CounterSeries>>();
const histograms = new Map<string, Map<string, HistogramSeries>>();
const gauges = new Map<string, Set<ReadGauge<never>>>();

/** The series to count in. Look it up once where it is used often. */
export function counter<Name extends CounterName>(name: Name, labels: LabelsOf<Name>): CounterSeries {
  return seriesOf(counters, name, labels as Labels, (closed) => new CounterSeries(closed));
}

/** The series to observe seconds in. Look it up once where it is used often. */
export function histogram<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>): HistogramSeries {
  const { buckets } = metricCatalogue[name];
  return seriesOf(
    histograms,
    name,
    labels as Labels,
    (closed) => new HistogramSeries(closed, buckets, sampledTraceId),
  );
}

/**
 * Reads a gauge at each scrape. Several readers, as of the three apps of `npm start`, add up.
 * @returns stops reading
 */
export function readGauge<Name extends GaugeName>(name: Name, read: ReadGauge<Name>): () => void {
  const readers = gauges.get(name) ?? new Set();
  gauges.set(name, readers.add(read));
  return () => void readers.delete(read);
}

export function countersOf(name: string): readonly CounterSeries[] {
  return [...(counters.get(name)?.values() ?? [])];
}

export function histogramsOf(name: string): readonly HistogramSeries[] {
  return [...(histograms.get(name)?.values() ?? [])];
}

export function gaugeReaders(name: string): readonly ReadGauge<never>[] {
  return [...(gauges.get(name) ?? [])];
}

function seriesOf<Series>(
  families: Map<string, Map<string, Series>>,
  name: MetricName,
  labels: Labels,
  create: (labels: Labels) => Series,
): Series {
  const family = families.get(name) ?? new Map<string, Series>();
  families.set(name, family);
  const closed = closedLabels(metricCatalogue[name], labels);
  const key = JSON.stringify(Object.values(closed));
  const known = family.get(key) ?? create(closed);
  family.set(key, known);
  return known;
}

/** What the type of the labels forbids becomes `other`, whatever a cast or plain JavaScript passes. */
function closedLabels({ labels: definitions }: MetricDefinition, labels: Labels): Labels {
  const closed = Object.entries(definitions).map(([label, values]) => {
    const value = labels[label] ?? '';
    const isKnown = values === fromStart ? isFixedText(value) : values.includes(value);
    return [label, isKnown ? value : 'other'];
  });
  return Object.fromEntries(closed) as Labels;
}

/** @returns undefined for labels with too many combinations, or with values that are not known yet */
function combinations({ labels }: MetricDefinition): Labels[] | undefined {
  let all: Labels[] = [{}];
  for (const [label, values] of Object.entries(labels)) {
    if (values === fromStart) return undefined;
    all = all.flatMap((given) => values.map((value) => Object.assign({}, given, { [label]: value })));
  }
  return all.length <= mostAtStart ? all : undefined;
}

for (const [name, definition] of Object.entries<MetricDefinition>(metricCatalogue)) {
  for (const labels of combinations(definition) ?? []) {
    if (definition.type === 'counter') counter(name as CounterName, labels as never);
    if (definition.type === 'histogram') histogram(name as HistogramName, labels as never);
  }
}
