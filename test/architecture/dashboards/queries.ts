/** Queries that several panels use. */
import type { Query } from './dashboard-json.js';

/** Events per second by some labels, of all processes together. */
export function rateBy(labels: readonly string[], selector: string, legend?: string): Query {
  return {
    expr: `sum by (${labels.join(', ')}) (rate(${selector}[$__rate_interval]))`,
    legend: legend ?? labels.map((label) => `{{${label}}}`).join(' '),
  };
}

/**
 * Quantiles of a histogram, of all processes together.
 * @param name of the metric, without `_bucket`
 * @param selector labels with braces, or nothing
 */
export function quantiles(name: string, selector = '', by: readonly string[] = []): Query[] {
  return [0.5, 0.99].map((quantile) => ({
    expr: `histogram_quantile(${quantile}, sum by (${['le', ...by].join(', ')}) (rate(${name}_bucket${selector}[$__rate_interval])))`,
    legend: [`p${quantile * 100}`, ...by.map((label) => `{{${label}}}`)].join(' '),
  }));
}
