/** Logins, refreshes, ends of sessions, and attacks on them. */
import type { Dashboard } from './dashboard-json.js';
import { quantiles, rateBy } from './queries.js';

const requests = 'http_server_request_duration_seconds';
const logins = '{http_request_method="POST",http_route=~"/api/v1/login(/second-factor|/passkey)?"}';
const refreshes = '{http_request_method="POST",http_route="/api/v1/login/refresh"}';

export const sessions: Dashboard = {
  uid: 'gatehouse-sessions',
  title: 'Gatehouse / Sessions',
  description: 'Logins, refreshes, ends of sessions, and attacks on them.',
  panels: [
    {
      title: 'Logins by method and outcome',
      description:
        'A login with a second factor is counted as password second_factor_asked, then as second_factor succeeded.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['method', 'outcome'], 'gatehouse_logins_total')],
    },
    {
      title: 'Login duration',
      description: 'The objective is 99.9% of logins and refreshes within 250 ms.',
      unit: 's',
      limit: 0.25,
      queries: quantiles(requests, logins),
    },
    {
      title: 'Refreshes by outcome',
      description:
        'rotated: a new token. repeated: the same token again within the grace period. reused: treated as theft. expired: the session had ended.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['outcome'], 'gatehouse_refreshes_total')],
    },
    {
      title: 'Refresh duration',
      description: 'The objective is 99.9% of logins and refreshes within 250 ms.',
      unit: 's',
      limit: 0.25,
      queries: quantiles(requests, refreshes),
    },
    {
      title: 'Reused refresh tokens of the last hour',
      description:
        'Sessions that ended as stolen. A few are copied browser profiles; many at once are an attack or a leak.',
      unit: 'short',
      limit: 3,
      queries: [{ expr: 'sum(increase(gatehouse_refreshes_total{outcome="reused"}[1h]))', legend: 'reused' }],
    },
    {
      title: 'Ended sessions by reason',
      description: 'Sessions that ended before their expiry, of gateway and worker.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['reason'], 'gatehouse_sessions_ended_total')],
    },
    {
      title: 'Stopped attempts',
      description: 'Attempts that rate limits of an account or address, of a network, or bans stopped.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['scope'], 'gatehouse_throttled_total')],
    },
    {
      title: 'Password hash duration',
      description: 'Without the wait in the queue. A rise means that the processor is overloaded.',
      unit: 's',
      queries: quantiles('gatehouse_password_hash_duration_seconds'),
    },
    {
      title: 'Passwords that are hashed or wait',
      description: 'Beyond PASSWORD_QUEUE and the hashes at once, logins are answered with 503.',
      unit: 'short',
      queries: [{ expr: 'gatehouse_password_queue_length', legend: '{{instance}}' }],
    },
    {
      title: 'Age of the signing key',
      description:
        'The worker replaces the key after SIGNING_KEY_DAYS, by default 30 days. Every worker shows the same.',
      unit: 's',
      limit: 33 * 86_400,
      queries: [{ expr: 'max(gatehouse_signing_key_age_seconds)', legend: 'current key' }],
    },
  ],
};
