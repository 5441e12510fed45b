/** Exported tables: traces of use, and administrative changes to the account. */
import { named, others, own, type PersonalTable, secret } from './personal-table.js';

const traces: readonly PersonalTable[] = [
  {
    section: 'sessions',
    table: 'sessions',
    columns: named(`id user_id created_at last_used_at expires_at absolute_expires_at ended_at end_reason
        device second_factor second_factor_at`),
    withheld: { tip_jti: secret, tip_issued_at: secret, predecessor_jti: secret },
    whose: own,
  },
  {
    section: 'authenticator_app',
    table: 'totp_secrets',
    columns: ['user_id', 'created_at', 'confirmed_at'],
    withheld: { sealed: secret, last_step: secret },
    whose: own,
    single: true,
  },
  {
    section: 'passkeys',
    table: 'passkeys',
    columns: named('id user_id transports name backed_up created_at last_used_at'),
    withheld: { credential_id: secret, public_key: secret, counter: secret },
    whose: own,
  },
  {
    section: 'security_events',
    table: 'security_events',
    columns: ['id', 'occurred_at', 'user_id', 'kind', 'session_id', 'reason', 'address', 'device'],
    whose: own,
  },
  {
    section: 'known_devices',
    table: 'known_devices',
    columns: ['user_id', 'created_at', 'expires_at'],
    withheld: { digest: secret },
    whose: own,
  },
  {
    section: 'codes',
    table: 'one_time_codes',
    columns: ['user_id', 'purpose', 'expires_at', 'used_at', 'new_email', 'session_id'],
    withheld: { digest: secret, browser_digest: secret },
    whose: own,
  },
  {
    section: 'requests',
    table: 'account_requests',
    columns: ['id', 'kind', 'email', 'user_id', 'session_id', 'created_at'],
    withheld: { due_at: 'Of the queue.', is_trusted: 'Of the queue.' },
    whose: own,
  },
  {
    section: 'reserved_names',
    table: 'reserved_names',
    columns: ['name', 'user_id', 'expires_at'],
    whose: own,
  },
  {
    section: 'throttlings',
    table: 'throttlings',
    columns: ['user_id', 'began_at', 'ends_at'],
    withheld: { key: 'A digest to find the row by.', network: others },
    whose: own,
  },
  {
    section: 'bans',
    table: 'bans',
    columns: ['id', 'user_id', 'reason', 'created_at', 'expires_at'],
    withheld: { network: others },
    whose: own,
  },
  {
    section: 'mails',
    table: 'mail_outbox',
    columns: named('id recipient about template language created_at attempts sent_at failed_at'),
    withheld: {
      sealed: secret,
      priority: 'Of the queue.',
      next_attempt_at: 'Of the queue.',
      last_error: 'Of the queue.',
      possible_copies: 'Of the queue.',
      delivery_id: 'Of the queue.',
      delivery_until: 'Of the queue.',
    },
    whose: '(t.recipient = (SELECT email FROM users WHERE id = $1) OR t.about = $1)',
  },
];

const trail: readonly PersonalTable[] = [
  {
    section: 'changes_by_administrators',
    table: 'audit_entries',
    columns: ['id', 'occurred_at', 'action', 'target_type', 'target_id', 'before', 'after'],
    withheld: { actor_id: others },
    whose: `t.target_type = 'user' AND t.target_id = $1::integer::text`,
  },
  {
    section: 'changed_values',
    table: 'audit_values',
    columns: ['entry_id', 'user_id', 'before', 'after'],
    whose: own,
  },
  {
    section: 'changes_as_administrator',
    table: 'audit_entries',
    columns: ['id', 'occurred_at', 'actor_id', 'action', 'target_type'],
    withheld: { target_id: others, before: others, after: others },
    whose: 't.actor_id = $1',
  },
];

export const traceTables = [...traces, ...trail];
