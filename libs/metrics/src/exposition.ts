/** The metrics of this process as Prometheus reads them, in its text format or, where asked for, as OpenMetrics with exemplars. */
import { productVersion } from '#config';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { metricCatalogue, type MetricDefinition } from './catalogue.js';
import type { AppName } from './app-instance.entity.js';
import { beginExposing } from './exposed-apps.js';
import { fixedText } from './fixed-text.js';
import { readGauge } from './instruments.js';
import { type Sample, samplesOf } from './samples.js';

const text = new Registry();
const openMetrics = new Registry<typeof Registry.OPENMETRICS_CONTENT_TYPE>();
openMetrics.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);

/** The library's own metrics of a process: memory, processor, event loop, garbage collection. */
const processMetrics = new Registry();

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly values: readonly Sample[];
}

type FamilyOfLibrary = Awaited<ReturnType<Gauge['get']>>;

/** A metric of any type whose values come from elsewhere. */
class ReadMetric extends Gauge {
  constructor(
    name: string,
    private readonly read: () => Promise<Family>,
  ) {
    super({ name, help: name, registers: [] });
  }

  /** The declarations of the library omit exemplars and have numbers for the types, which it reads as words. */
  override async get(): Promise<FamilyOfLibrary> {
    return (await this.read()) as unknown as FamilyOfLibrary;
  }
}

const exposed = new Set<string>();

/** Exposes the metrics of an app at each scrape of this process. */
export async function exposeMetricsOf(app: AppName): Promise<void> {
  if (exposed.size === 0) await exposeProcessMetrics();
  for (const [name, definition] of Object.entries<MetricDefinition>(metricCatalogue)) {
    if (definition.apps.includes(app)) {
      const { help, type } = definition;
      expose(name, async () => ({ name, help, type, values: await samplesOf(name, definition) }));
    }
  }
}

/** @param accept the header of the request. @returns the body with its content type */
export async function renderMetrics(accept = ''): Promise<{ contentType: string; body: string }> {
  const isOpen = accept.includes('application/openmetrics-text');
  const registry = isOpen ? openMetrics : text;
  return { contentType: registry.contentType, body: await registry.metrics() };
}

async function exposeProcessMetrics(): Promise<void> {
  beginExposing();
  readGauge('gatehouse_build_info', () => [
    {
      labels: { version: fixedText(productVersion), node_version: fixedText(process.version) },
      value: 1,
    },
  ]);
  collectDefaultMetrics({ register: processMetrics });
  for (const { name, type } of await processMetrics.getMetricsAsJSON()) {
    expose(name, async () => {
      const metric = processMetrics.getSingleMetric(name)!;
      const { help, values } = await metric.get();
      return { name, help, type: String(type), values: values as readonly Sample[] };
    });
  }
}

/** In OpenMetrics the name of a counter lacks its suffix, which the library adds to the samples. */
function expose(name: string, read: () => Promise<Family>): void {
  if (exposed.has(name)) return;
  exposed.add(name);
  text.registerMetric(new ReadMetric(name, read));
  const readOpen = async (): Promise<Family> => {
    const family = await read();
    return family.type === 'counter' ? { ...family, name: name.replace(/_total$/, '') } : family;
  };
  openMetrics.registerMetric(new ReadMetric(name, readOpen));
}
