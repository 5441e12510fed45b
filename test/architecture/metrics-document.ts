/** Renders `docs/reference/metrics.md` from the catalogue in `libs/metrics`. */
import { fromStart, metricCatalogue, type MetricDefinition } from '#metrics';
import { format } from 'prettier';

export const metricsDocumentPath = 'docs/reference/metrics.md';

const introduction = `# Metrics

What the apps measure. Prometheus reads \`/metrics\` of the gateway on \`METRICS_PORT\`, and of the auth-service and the worker on the
ports of their health checks; [operations](../operations.md#metrics) says how. \`npm start\` shows the metrics of all three on
\`METRICS_PORT\`. \`METRICS=0\` switches all of them off.

Durations and ages are in seconds. Counters count from the start of the process. The values of a label are closed: no text of a
request becomes a label. A value that the list of a label lacks counts as \`other\`. Each app also shows the metrics of its process,
\`process_*\` and \`nodejs_*\`: processor, memory, event loop delay (\`nodejs_eventloop_lag_seconds\`) and garbage collection
(\`nodejs_gc_duration_seconds\`), as [prom-client](https://github.com/siimon/prom-client) names them.

With \`Accept: application/openmetrics-text\` the answer is OpenMetrics, and the buckets of histograms carry the id of a recent trace,
where there are traces.

This page is generated from \`libs/metrics/src/catalogue.ts\` by \`npm run docs:metrics\`.`;

export async function metricsDocument(): Promise<string> {
  const sections = Object.entries<MetricDefinition>(metricCatalogue).map(([name, definition]) =>
    section(name, definition),
  );
  return format([introduction, ...sections].join('\n\n'), { parser: 'markdown', printWidth: 110 });
}

function section(name: string, { type, help, apps, labels, buckets }: MetricDefinition): string {
  const rows = Object.entries(labels).map(([label, values]) => {
    const shown = values === fromStart ? values : values.map((value) => `\`${value}\``).join(', ');
    return `| \`${label}\` | ${shown} |`;
  });
  return [
    `## \`${name}\`\n`,
    `${help}.\n`,
    `A ${type} of: ${apps.join(', ')}.${buckets ? ` Buckets up to ${buckets.join(', ')} s.` : ''}\n`,
    ...(rows.length > 0 ? ['| label | values |', '| --- | --- |', ...rows] : []),
  ].join('\n');
}
