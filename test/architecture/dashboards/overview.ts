/** Whether all is well, and where to look if it is not. */
import type { Dashboard } from './dashboard-json.js';
import { quantiles, rateBy } from './queries.js';

const requests = 'http_server_request_duration_seconds';

export const overview: Dashboard = {
  uid: 'gatehouse-overview',
  title: 'Gatehouse / Overview',
  description: 'Whether all is well, and where to look if it is not.',
  panels: [
    {
      title: 'Alerts that fire',
      description: 'Alerts of severity page and ticket. docs/runbooks.md says what to do about each.',
      unit: 'none',
      isStat: true,
      limit: 1,
      queries: [
        {
          expr: 'count(ALERTS{alertstate="firing",alertname=~"Gatehouse.+"}) or vector(0)',
          legend: 'alerts',
        },
      ],
    },
    {
      title: 'Processes that answer',
      description:
        'Processes of each app that Prometheus reaches. None of an app is an outage of what it does.',
      unit: 'none',
      isStat: true,
      limit: 1,
      isFloor: true,
      width: 10,
      queries: [
        { expr: 'sum by (job) (up{job=~"gatehouse-(gateway|auth-service|worker)"})', legend: '{{job}}' },
      ],
    },
    {
      title: 'Versions',
      description: 'Processes by version. Several versions run only during an upgrade.',
      unit: 'none',
      isStat: true,
      width: 8,
      queries: [{ expr: 'count by (version) (gatehouse_build_info)', legend: '{{version}}' }],
    },
    {
      title: 'Objectives: good events of the last hour',
      description:
        'Share of good events: login within 250 ms (99.9%), verification and answers on Kafka within 95 ms (99%), revocation within 1 s (99%). Recorded by objectives.rules.yml.',
      unit: 'percentunit',
      limit: 0.99,
      isFloor: true,
      queries: [{ expr: '1 - gatehouse:objective_bad:ratio1h', legend: '{{objective}}' }],
    },
    {
      title: 'Oldest entry that waits',
      description:
        'Mails leave within 60 s, events and revocations within a second. A single mail that its recipient postpones also shows here.',
      unit: 's',
      limit: 60,
      queries: [{ expr: 'max by (kind) (gatehouse_outbox_oldest_seconds)', legend: '{{kind}}' }],
    },
    {
      title: 'HTTP requests by status',
      description: 'Status 5xx is a fault of Gatehouse or its servers; 503 with Retry-After is overload.',
      unit: 'reqps',
      isStacked: true,
      queries: [rateBy(['http_response_status_code'], `${requests}_count`)],
    },
    {
      title: 'HTTP request duration',
      description: 'Of all routes. Logins hash a password and are the slowest.',
      unit: 's',
      queries: quantiles(requests),
    },
    {
      title: 'Slowest routes (p99)',
      description: 'The ten routes with the highest p99.',
      unit: 's',
      queries: [
        {
          expr: `topk(10, histogram_quantile(0.99, sum by (le, http_route) (rate(${requests}_bucket[$__rate_interval]))))`,
          legend: '{{http_route}}',
        },
      ],
    },
    {
      title: 'Logins by outcome',
      description: 'Many that are rejected or throttled are password guessing.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['outcome'], 'gatehouse_logins_total')],
    },
    {
      title: 'Verifications by entry point',
      description:
        'http: cookies of requests to the gateway; verify: POST /api/v1/verify/; kafka: auth_request.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['entry_point'], 'gatehouse_verifications_total')],
    },
    {
      title: 'Use of connection pools',
      description: 'Used connections per connection that the pool may open. At 1, queries wait.',
      unit: 'percentunit',
      limit: 1,
      queries: [
        {
          expr: 'gatehouse_db_pool_connections{state="used"} / ignoring (state) gatehouse_db_pool_size',
          legend: '{{job}} {{instance}}',
        },
      ],
    },
  ],
};
