/** Personal data in the outbox. `libs/account-export` checks its type: this library imports no noun. */
const queue = 'It controls the queue and is not about the user.';

export const mailPersonalTables = [
  {
    section: 'mails',
    table: 'mail_outbox',
    columns: [
      'id',
      'recipient',
      'about',
      'template',
      'language',
      'created_at',
      'attempts',
      'sent_at',
      'failed_at',
    ],
    withheld: {
      sealed: 'It contains links that authenticate the user.',
      priority: queue,
      next_attempt_at: queue,
      last_error: queue,
      possible_copies: queue,
      delivery_id: queue,
      delivery_until: queue,
    },
    rows: '(t.recipient = (SELECT email FROM users WHERE id = $1) OR t.about = $1)',
    erasure: {
      effect: 'deletes',
      description:
        'Deleted in the same transaction. Users who erase themselves get a last mail, whose row is deleted with the first clean-up after it is sent or given up.',
    },
    retention:
      '7 days after sending, to answer whether a mail was sent; 30 days after a failure, to send it again.',
  },
] as const;
