/** What leaves through the outbox: mails, events and requests of accounts. */
import type { Dashboard } from './dashboard-json.js';
import { quantiles, rateBy } from './queries.js';

const oldest = (kind: string, legend: string) => ({
  expr: `max(gatehouse_outbox_oldest_seconds{kind="${kind}"})`,
  legend,
});

export const mailAndEvents: Dashboard = {
  uid: 'gatehouse-mail-events',
  title: 'Gatehouse / Mail and events',
  description: 'What leaves through the outbox: mails, events and requests of accounts.',
  panels: [
    {
      title: 'Oldest mail',
      description:
        'Since it was written. The objective is 60 s. A mail that its recipient postpones also counts.',
      unit: 's',
      isStat: true,
      limit: 60,
      queries: [oldest('mails', 'oldest mail')],
    },
    {
      title: 'Oldest event',
      description: 'Since the change. Events leave within a second while Kafka answers.',
      unit: 's',
      isStat: true,
      limit: 60,
      queries: [oldest('events', 'oldest event')],
    },
    {
      title: 'Oldest account request',
      description: 'Since it was due: requests for a new password or email.',
      unit: 's',
      isStat: true,
      limit: 60,
      queries: [oldest('account_requests', 'oldest request')],
    },
    {
      title: 'Mails given up, last hour',
      description: 'Not sent again by themselves; the list of mails in the console sends them again.',
      unit: 'short',
      isStat: true,
      limit: 5,
      queries: [{ expr: 'sum(increase(gatehouse_mails_total{outcome="failed"}[1h]))', legend: 'mails' }],
    },
    {
      title: 'Mails by outcome',
      description: 'postponed: the mail server was unreachable or asked to try again later.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['outcome'], 'gatehouse_mails_total')],
    },
    {
      title: 'Sent mails by template',
      description:
        'A burst of one template can be an attack on mailboxes, such as activation or password-reset.',
      unit: 'ops',
      isStacked: true,
      queries: [rateBy(['template'], 'gatehouse_mails_total{outcome="sent"}')],
    },
    {
      title: 'Oldest entry by kind',
      description:
        'A line that rises steadily is a stop: of the worker, of SMTP (mails) or of Kafka (events, revocations).',
      unit: 's',
      limit: 60,
      queries: [{ expr: 'max by (kind) (gatehouse_outbox_oldest_seconds)', legend: '{{kind}}' }],
    },
    {
      title: 'Delay of revocations',
      description: 'From the change to the acknowledgement of Kafka. The objective is 99% within 1 s.',
      unit: 's',
      limit: 1,
      queries: quantiles('gatehouse_revocation_delay_seconds'),
    },
  ],
};
