import type { RunningInstance } from '#metrics';
import { describe, expect, it } from 'vitest';
import { attentionFor, type Found } from './attention.js';
import { type ServerName, statesOf } from './server-states.js';

const now = new Date('2026-11-28T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

function running(app: RunningInstance['app'], changes: Partial<RunningInstance> = {}): RunningInstance {
  const times = { startedAt: minutesAgo(60), seenAt: now };
  return { id: app, app, version: '0.2.0', host: 'here', ...times, checks: {}, isRunning: true, ...changes };
}

const all = [running('gateway'), running('auth-service'), running('worker')];
const servers = (names: readonly ServerName[], apps: readonly RunningInstance[]) =>
  statesOf(apps, new Set(names));

function found(changes: Partial<Found> = {}): Found {
  return {
    now,
    apps: all,
    servers: servers([], all),
    mails: { waiting: 0, failed: 0, waitingSince: null },
    events: { waiting: 0, waitingSince: null },
    keys: { keys: [], nextDueAt: new Date('2026-12-01T00:00:00Z') },
    approvalsWaiting: 0,
    bans: 3,
    throttles: 5,
    reusedTokens: 0,
    ...changes,
  };
}

const codes = (changes: Partial<Found>) => attentionFor(found(changes)).map(({ code }) => code);

describe('what needs a person', () => {
  it('is nothing while all is well, whatever is banned', () => {
    expect(attentionFor(found())).toEqual([]);
  });

  it('is a missing worker always, and another app only if it was killed and none replaced it', () => {
    const killed = running('auth-service', { isRunning: false });
    expect(attentionFor(found({ apps: [] }))).toEqual([
      { code: 'app-missing', parameters: { app: 'worker' } },
    ]);
    expect(codes({ apps: [running('worker')] })).toEqual([]);
    expect(codes({ apps: [running('worker'), killed] })).toEqual(['app-missing']);
    expect(codes({ apps: [running('worker'), killed, running('auth-service')] })).toEqual([]);
  });

  it('is a server that one running app does not reach', () => {
    const apps = [
      running('worker', { checks: { database: 'up', events: 'down', smtp: 'up', redis: 'up' } }),
      running('gateway', { checks: { database: 'up', redis: 'down' } }),
      running('gateway', { checks: { smtp: 'down' }, isRunning: false }),
    ];
    const states = servers(['database', 'redis', 'kafka', 'smtp'], apps);
    expect(states).toEqual({ database: 'up', redis: 'down', kafka: 'down', smtp: 'up' });
    expect(codes({ apps, servers: states })).toEqual(['redis-down', 'kafka-down']);
  });

  it('is no server that is unused, or that no running app uses', () => {
    expect(servers(['smtp'], [])).toEqual({
      database: 'unused',
      redis: 'unused',
      kafka: 'unused',
      smtp: 'unknown',
    });
  });

  it.each<[string, Partial<Found>, object | undefined]>([
    [
      'mails that wait for eleven minutes',
      { mails: { waiting: 2, failed: 0, waitingSince: minutesAgo(11) } },
      { code: 'mails-delayed', parameters: { count: 2, since: minutesAgo(11) } },
    ],
    [
      'mails that wait for nine',
      { mails: { waiting: 2, failed: 0, waitingSince: minutesAgo(9) } },
      undefined,
    ],
    [
      'failed mails',
      { mails: { waiting: 0, failed: 4, waitingSince: null } },
      { code: 'mails-failed', parameters: { count: 4 } },
    ],
    [
      'events that wait for two minutes',
      { events: { waiting: 7, waitingSince: minutesAgo(2) } },
      { code: 'events-delayed', parameters: { count: 7, since: minutesAgo(2) } },
    ],
    ['events that nobody publishes', { events: undefined }, undefined],
    [
      'a key that was due an hour ago',
      { keys: { keys: [], nextDueAt: minutesAgo(60) } },
      { code: 'key-overdue', parameters: { due: minutesAgo(60) } },
    ],
    ['a key that is due now', { keys: { keys: [], nextDueAt: now } }, undefined],
    ['no signing keys', { keys: { keys: [], nextDueAt: null } }, undefined],
    ['companies that wait', { approvalsWaiting: 1 }, { code: 'approvals-waiting', parameters: { count: 1 } }],
    ['reused tokens', { reusedTokens: 2 }, { code: 'tokens-reused', parameters: { count: 2 } }],
    [
      'two versions',
      { apps: [...all, running('gateway', { version: '0.3.0' })] },
      { code: 'versions-differ', parameters: { versions: ['0.2.0', '0.3.0'] } },
    ],
  ])('of %s', (_, changes, expected) => {
    expect(attentionFor(found(changes))).toEqual(expected ? [expected] : []);
  });
});
