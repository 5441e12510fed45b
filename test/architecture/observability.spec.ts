/** Dashboards, alerts and runbooks agree with the catalogue of metrics and with each other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { dashboardFile, dashboardFolder, dashboards, dashboardText } from './dashboards-json.js';
import { type MeasuredMetrics, measuredMetrics } from './measured-metrics.js';
import { type Matcher, namedIn } from './promql.js';
import { ruleFiles, ruleGroups, rulesFolder } from './prometheus-rules.js';

interface PanelJson {
  readonly id: number;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets: readonly { readonly expr: string }[];
}

interface DashboardJson {
  readonly uid: string;
  readonly panels: readonly PanelJson[];
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const measured = await measuredMetrics(ruleGroups);
const rules = ruleGroups.flatMap((group) => group.rules);
const alerts = rules.filter(({ alert }) => alert !== undefined);

/** What Grafana replaces. */
const replaced = (expr: string) => expr.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.+');

function fits({ operator, value }: Matcher, values: readonly string[]): boolean {
  const pattern = operator.endsWith('~') ? new RegExp(`^(?:${value})$`) : undefined;
  return values.some((one) => (pattern ? pattern.test(one) : one === value));
}

/** Names that nothing measures, and values that a label never has. */
function faultsOf(expr: string, metrics: MeasuredMetrics): string[] {
  const { selectors, groupedBy } = namedIn(expr);
  const ofMatchers = selectors.flatMap(({ metric, matchers }) => {
    const labels = metrics.get(metric);
    if (!labels) return [metric];
    return matchers
      .filter((matcher) => {
        const values = labels[matcher.label];
        return !(matcher.label in labels) || (values !== undefined && !fits(matcher, values));
      })
      .map(({ label, value }) => `${metric}{${label}="${value}"}`);
  });
  const known = new Set(selectors.flatMap(({ metric }) => Object.keys(metrics.get(metric) ?? {})));
  return [...ofMatchers, ...groupedBy.filter((label) => !known.has(label)).map((label) => `by (${label})`)];
}

describe('an expression', () => {
  it.each([
    ['gatehouse_login_total', 'gatehouse_login_total'],
    ['gatehouse_logins_total{result="x"}', 'gatehouse_logins_total{result="x"}'],
    ['gatehouse_logins_total{outcome="won"}', 'gatehouse_logins_total{outcome="won"}'],
    ['sum by (reason) (gatehouse_logins_total)', 'by (reason)'],
    ['gatehouse_request_age_seconds_bucket{le="0.09"}', 'gatehouse_request_age_seconds_bucket{le="0.09"}'],
  ])('%s is found to name what nothing measures', (expr, fault) => {
    expect(faultsOf(expr, measured)).toEqual([fault]);
  });
});

describe.each(dashboards)('the dashboard $uid', (dashboard) => {
  const text = read(`${dashboardFolder}/${dashboardFile(dashboard)}`);
  const { panels } = JSON.parse(text) as DashboardJson;

  it('is what `npm run docs:dashboards` writes', async () => {
    expect(text).toBe(await dashboardText(dashboard));
  });

  it('names only metrics, labels and values that are measured', () => {
    const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => replaced(expr)));
    expect(queries.flatMap((expr) => faultsOf(expr, measured))).toEqual([]);
    expect(queries.length).toBeGreaterThanOrEqual(panels.length);
  });

  it('has panels with ids of their own that do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24);
  });

  it('describes each panel in sentences', () => {
    for (const { title, description } of dashboard.panels) expect(description, title).toMatch(/^\S.*\.$/s);
  });
});

describe('the dashboards', () => {
  it('have ids of their own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
  });
});

describe('the rules for Prometheus', () => {
  it('name only metrics, labels and values that are measured', () => {
    expect(rules.flatMap(({ expr }) => faultsOf(expr, measured))).toEqual([]);
  });

  it('are all loaded by the example configuration', () => {
    const { rule_files } = parse(readFileSync(join(rulesFolder, 'prometheus.yml'), 'utf8')) as {
      rule_files: string[];
    };
    expect(rule_files.toSorted()).toEqual(ruleFiles.toSorted());
  });

  it('give each alert a severity, a summary, a description and the link to its own runbook', () => {
    for (const { alert, labels, annotations } of alerts) {
      expect(labels?.['severity'], alert).toMatch(/^(page|ticket)$/);
      expect(annotations, alert).toMatchObject({
        summary: expect.any(String),
        description: expect.any(String),
        runbook_url: `docs/runbooks.md#${alert!.toLowerCase()}`,
      });
    }
  });
});

describe('the unit tests of the rules', () => {
  it('name every alert', () => {
    const folder = join(rulesFolder, 'tests');
    const tests = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const untested = alerts.filter(({ alert }) => !tests.some((text) => text.includes(alert!)));
    expect(untested).toEqual([]);
  });
});

describe('docs/runbooks.md', () => {
  it('has a heading for each alert, and none for others', () => {
    const headings = [...read('docs/runbooks.md').matchAll(/^### (Gatehouse\w+)$/gm)].map(
      ([, name]) => name!,
    );
    const names = new Set(alerts.map(({ alert }) => alert!));
    expect(headings.toSorted()).toEqual([...names].toSorted());
  });
});
