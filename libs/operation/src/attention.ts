/** What needs a person, from what the overview has found. */
import type { EventCounts } from '#auth/event';
import type { KeySchedule } from '#auth/token';
import type { MailCounts } from '#mail-queue';
import { type AppName, appNames, type RunningInstance } from '#metrics';
import type { SmallCounts } from './overview.store.js';
import type { ServerStates } from './server-states.js';

/** Documented in docs/operations.md; callers show them in their own words. */
export const attentionCodes = [
  'app-missing',
  'versions-differ',
  'database-down',
  'redis-down',
  'kafka-down',
  'smtp-down',
  'mails-failed',
  'mails-delayed',
  'events-delayed',
  'key-overdue',
  'approvals-waiting',
  'tokens-reused',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

export interface Attention {
  readonly code: AttentionCode;
  readonly parameters: Readonly<Record<string, string | number | Date | readonly string[]>>;
}

export interface Found extends SmallCounts {
  readonly now: Date;
  readonly apps: readonly RunningInstance[];
  readonly servers: ServerStates;
  readonly mails: MailCounts;
  /** Undefined where events are not published. */
  readonly events: EventCounts | undefined;
  readonly keys: KeySchedule;
}

/** Milliseconds. */
const delays = {
  /** A server that is busy puts mails off for minutes. */
  mails: 10 * 60_000,
  events: 60_000,
  /** The worker looks every ten minutes. */
  key: 30 * 60_000,
};

/** The most urgent first. */
export function attentionFor(found: Found): Attention[] {
  return [
    ...missingApps(found.apps).map((app) => ({ code: 'app-missing' as const, parameters: { app } })),
    ...serversDown(found.servers),
    ...delayed(found),
    ...when(found.mails.failed > 0, 'mails-failed', { count: found.mails.failed }),
    ...when(found.reusedTokens > 0, 'tokens-reused', { count: found.reusedTokens }),
    ...when(found.approvalsWaiting > 0, 'approvals-waiting', { count: found.approvalsWaiting }),
    ...differingVersions(found.apps),
  ];
}

function when(isSo: boolean, code: AttentionCode, parameters: Attention['parameters']): readonly Attention[] {
  return isSo ? [{ code, parameters }] : [];
}

/** The worker always runs. Another app is missed if it was killed and no other of its kind runs: some installations have none. */
function missingApps(apps: readonly RunningInstance[]): AppName[] {
  const isRunning = (name: AppName) => apps.some(({ app, isRunning }) => app === name && isRunning);
  return appNames.filter(
    (name) => !isRunning(name) && (name === 'worker' || apps.some(({ app }) => app === name)),
  );
}

function serversDown(servers: ServerStates): Attention[] {
  return (Object.keys(servers) as (keyof ServerStates)[])
    .filter((name) => servers[name] === 'down')
    .map((name) => ({ code: `${name}-down` as const, parameters: {} }));
}

function delayed({ now, mails, events, keys }: Found): Attention[] {
  const isLate = (since: Date | null, delay: number): since is Date =>
    since !== null && now.getTime() - since.getTime() > delay;
  return [
    ...when(isLate(mails.waitingSince, delays.mails), 'mails-delayed', {
      count: mails.waiting,
      since: mails.waitingSince ?? now,
    }),
    ...when(events !== undefined && isLate(events.waitingSince, delays.events), 'events-delayed', {
      count: events?.waiting ?? 0,
      since: events?.waitingSince ?? now,
    }),
    ...when(isLate(keys.nextDueAt, delays.key), 'key-overdue', { due: keys.nextDueAt ?? now }),
  ];
}

/** As during an upgrade, which should end. */
function differingVersions(apps: readonly RunningInstance[]): readonly Attention[] {
  const running = apps.filter(({ isRunning }) => isRunning);
  const versions = [...new Set(running.map(({ version }) => version))].toSorted();
  return when(versions.length > 1, 'versions-differ', { versions });
}
