/** Where what needs attention is mended. */
import type { LinkProps } from '@tanstack/react-router';
import type { Caller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';

type Code = Schemas['AttentionDto']['code'];

/** Parts of the overview itself, for what is mended outside the console. */
const apps = { to: '/', hash: 'apps' } as const;
const servers = { to: '/', hash: 'servers' } as const;
const keys = { to: '/', hash: 'keys' } as const;

const links: Readonly<Record<Code, LinkProps>> = {
  'app-missing': apps,
  'versions-differ': apps,
  'database-down': servers,
  'redis-down': servers,
  'kafka-down': servers,
  'smtp-down': servers,
  'mails-failed': { to: '/mails', search: { state: 'failed' } },
  'mails-delayed': { to: '/mails', search: { state: 'waiting' } },
  'events-delayed': { to: '/events' },
  'key-overdue': keys,
  'approvals-waiting': { to: '/approvals' },
  // The owner of each such session got this mail.
  'tokens-reused': { to: '/mails', search: { template: 'session-reused' } },
};

/** Screens that superusers alone may open. */
const superuserLinks: Readonly<Partial<Record<Code, LinkProps>>> = {
  'database-down': { to: '/settings', search: { search: 'DATABASE' } },
  'redis-down': { to: '/settings', search: { search: 'REDIS' } },
  'kafka-down': { to: '/settings', search: { search: 'KAFKA' } },
  'smtp-down': { to: '/settings', search: { search: 'EMAIL' } },
  'key-overdue': { to: '/signing-keys' },
};

export function attentionLink(code: Code, { isSuperuser }: Caller): LinkProps {
  return (isSuperuser && superuserLinks[code]) || links[code];
}
