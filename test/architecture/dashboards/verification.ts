/** How services learn whether a token is valid, and how fast revocations reach them. */
import type { Dashboard } from './dashboard-json.js';
import { quantiles, rateBy } from './queries.js';

const durations = 'gatehouse_verification_duration_seconds';

export const verification: Dashboard = {
  uid: 'gatehouse-verification',
  title: 'Gatehouse / Verification',
  description: 'How services learn whether a token is valid, and how fast revocations reach them.',
  panels: [
    {
      title: 'Verifications by entry point and outcome',
      description:
        'refused: the token is invalid or its session has ended. expired: the request on Kafka was too old.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['entry_point', 'outcome'], 'gatehouse_verifications_total')],
    },
    {
      title: 'Verification duration by entry point',
      description: 'The objective is 99% within 95 ms.',
      unit: 's',
      limit: 0.095,
      queries: quantiles(durations, '', ['entry_point']),
    },
    {
      title: 'Verifications from memory',
      description: 'Share that needed no database. A low share after a start or a rotation is normal.',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (entry_point) (rate(${durations}_count{source="cache"}[$__rate_interval])) / sum by (entry_point) (rate(${durations}_count[$__rate_interval]))`,
          legend: '{{entry_point}}',
        },
      ],
    },
    {
      title: 'Age of requests on Kafka when answered',
      description:
        'What a service waits for, without its own consumer. The objective is 99% within 95 ms. By the clocks of two machines.',
      unit: 's',
      limit: 0.095,
      queries: quantiles('gatehouse_request_age_seconds'),
    },
    {
      title: 'Requests that wait on Kafka',
      description: 'Records not answered yet in all partitions, observed every ten seconds.',
      unit: 'short',
      limit: 1000,
      queries: [{ expr: 'sum by (topic) (gatehouse_kafka_lag)', legend: '{{topic}}' }],
    },
    {
      title: 'Dead letters of the last hour',
      description: 'Records that could not be handled. Each is kept in the dead-letter topic with its error.',
      unit: 'short',
      limit: 1,
      queries: [{ expr: 'sum by (topic) (increase(gatehouse_dead_letters_total[1h]))', legend: '{{topic}}' }],
    },
    {
      title: 'Revocation delay',
      description: 'From the change to the acknowledgement of Kafka. The objective is 99% within 1 s.',
      unit: 's',
      limit: 1,
      queries: quantiles('gatehouse_revocation_delay_seconds'),
    },
    {
      title: 'Oldest revocation that waits',
      description:
        'Services still accept the tokens of a session whose revocation waits. Every worker shows the same.',
      unit: 's',
      limit: 60,
      queries: [
        { expr: 'max(gatehouse_outbox_oldest_seconds{kind="revocations"})', legend: 'oldest revocation' },
      ],
    },
  ],
};
