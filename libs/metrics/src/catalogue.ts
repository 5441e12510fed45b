/**
 * Every metric with its help, type, labels and apps. `docs/reference/metrics.md` is generated from it. Labels are closed: a value is
 * one of a list, or a text that is fixed when the process starts (`FixedText`). Decision 105.
 */
import { activityKinds } from './activity-kinds.js';
import type { AppName } from './app-instance.entity.js';
import { fromStart } from './fixed-text.js';
import { httpMethods, httpStatuses } from './http-labels.js';

export type LabelValues = readonly string[] | typeof fromStart;

export interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly apps: readonly AppName[];
  readonly labels: Readonly<Record<string, LabelValues>>;
  /** Upper bounds of a histogram, in seconds, ascending. */
  readonly buckets?: readonly number[];
}

const everyApp: readonly AppName[] = ['gateway', 'auth-service', 'worker'];
const verifyingApps: readonly AppName[] = ['gateway', 'auth-service'];
const outboxApps: readonly AppName[] = ['worker'];

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Includes 95 ms, the limit of the objective for verification. */
const verificationBuckets = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.095, 0.25, 1, 5,
];
const ageBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.095, 0.25, 0.5, 1, 2.5, 10, 60];
const revocationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const hashBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** `http`: cookies of a request to the gateway. `verify`: `POST /api/v1/verify/`. */
const entryPoints = ['http', 'verify', 'kafka', 'tcp'] as const;

export const metricCatalogue = {
  gatehouse_build_info: {
    type: 'gauge',
    help: '1, with the version of Gatehouse and of Node.js',
    apps: everyApp,
    labels: { version: fromStart, node_version: fromStart },
  },
  http_server_request_duration_seconds: {
    type: 'histogram',
    help: 'Time from the headers of an HTTP request to the end of its response; the route is a pattern, empty for requests without a route',
    apps: ['gateway'],
    labels: {
      http_request_method: httpMethods,
      http_route: fromStart,
      http_response_status_code: httpStatuses,
    },
    buckets: requestBuckets,
  },
  gatehouse_logins_total: {
    type: 'counter',
    help: 'Login attempts; a login with a second factor counts as a password login with the outcome second_factor_asked, then as a second_factor login',
    apps: ['gateway'],
    labels: {
      method: ['password', 'second_factor', 'passkey'],
      outcome: [...activityKinds.password_login, 'expired'],
    },
  },
  gatehouse_password_hash_duration_seconds: {
    type: 'histogram',
    help: 'Time to make or to check one password hash, without the wait in the queue',
    apps: ['gateway'],
    labels: {},
    buckets: hashBuckets,
  },
  gatehouse_password_queue_length: {
    type: 'gauge',
    help: 'Requests that hash a password or wait for it; further ones are refused at PASSWORD_QUEUE plus the hashes at once',
    apps: ['gateway'],
    labels: {},
  },
  gatehouse_refreshes_total: {
    type: 'counter',
    help: 'Refreshes of sessions: rotated, repeated with the same token within the grace period, reused (treated as theft), expired or ended sessions',
    apps: ['gateway'],
    labels: { outcome: ['rotated', 'repeated', 'reused', 'expired'] },
  },
  gatehouse_sessions_ended_total: {
    type: 'counter',
    help: 'Sessions that ended before their expiry',
    apps: ['gateway', 'worker'],
    labels: { reason: activityKinds.session_end },
  },
  gatehouse_verifications_total: {
    type: 'counter',
    help: 'Verifications of tokens; expired requests over Kafka were older than KAFKA_REQUEST_MAX_AGE',
    apps: verifyingApps,
    labels: { entry_point: entryPoints, outcome: ['accepted', 'refused', 'expired'] },
  },
  gatehouse_verification_duration_seconds: {
    type: 'histogram',
    help: 'Time to verify one token, from the memory of the process (cache) or otherwise (database)',
    apps: verifyingApps,
    labels: { entry_point: entryPoints, source: ['cache', 'database'] },
    buckets: verificationBuckets,
  },
  gatehouse_request_age_seconds: {
    type: 'histogram',
    help: 'Time from the timestamp of a verification request on Kafka to its answer, by the clocks of two machines',
    apps: ['auth-service'],
    labels: {},
    buckets: ageBuckets,
  },
  gatehouse_revocation_delay_seconds: {
    type: 'histogram',
    help: 'Time from the change that revokes or restores tokens until the broker acknowledged its record',
    apps: outboxApps,
    labels: {},
    buckets: revocationBuckets,
  },
  gatehouse_outbox_oldest_seconds: {
    type: 'gauge',
    help: 'Age of the oldest entry that waits: since a mail was created, an event happened, an account request was due; 0 if none waits; absent while PostgreSQL does not answer. Every worker shows the same',
    apps: outboxApps,
    labels: { kind: ['mails', 'events', 'revocations', 'account_requests'] },
  },
  gatehouse_mails_total: {
    type: 'counter',
    help: 'Attempts to deliver a mail',
    apps: outboxApps,
    labels: {
      template: [
        'account-erased',
        'account-created',
        'activation',
        'activation-again',
        'account-exists',
        'account-closed',
        'password-reset',
        'password-changed',
        'password-reset-done',
        'email-change',
        'email-change-notice',
        'email-change-admin',
        'email-objection',
        'email-changed',
        'second-factor',
        'new-device',
        'session-reused',
        'company-approved',
        'company-refused',
        'companies-waiting',
        'invitation',
        'member-removed',
        'member-moved',
        'member-left',
        'member-by-admin',
        'company-left',
      ],
      outcome: activityKinds.mail,
    },
  },
  gatehouse_throttled_total: {
    type: 'counter',
    help: 'Attempts that rate limits or bans stopped',
    apps: ['gateway'],
    labels: { scope: activityKinds.throttling },
  },
  gatehouse_signing_key_age_seconds: {
    type: 'gauge',
    help: 'Time since the current key began to sign tokens; absent where SECRET_KEY signs and while PostgreSQL does not answer. Every worker shows the same',
    apps: outboxApps,
    labels: {},
  },
  gatehouse_kafka_lag: {
    type: 'gauge',
    help: 'Records not answered yet in the partitions of this process, observed every ten seconds; absent while Kafka does not answer',
    apps: ['auth-service'],
    labels: { topic: ['auth_request'] },
  },
  gatehouse_dead_letters_total: {
    type: 'counter',
    help: 'Records that could not be handled and went to the dead-letter topic, by the topic they came from',
    apps: ['auth-service'],
    labels: { topic: ['auth_request'] },
  },
  gatehouse_db_pool_connections: {
    type: 'gauge',
    help: 'Connections of the pool by state; waiting counts the queries that wait for a connection',
    apps: everyApp,
    labels: { state: ['used', 'idle', 'waiting'] },
  },
  gatehouse_db_pool_size: {
    type: 'gauge',
    help: 'Most connections that the pool opens',
    apps: everyApp,
    labels: {},
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof metricCatalogue;

type Definition<Name extends MetricName> = (typeof metricCatalogue)[Name];

type NameOf<Type extends MetricDefinition['type']> = {
  [Name in MetricName]: Definition<Name>['type'] extends Type ? Name : never;
}[MetricName];

export type CounterName = NameOf<'counter'>;
export type GaugeName = NameOf<'gauge'>;
export type HistogramName = NameOf<'histogram'>;
