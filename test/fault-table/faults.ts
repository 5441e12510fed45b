/** The faults of the table. Each lasts a few seconds and is then undone, as a supervisor or an operator would. */
import type { AppName, Installation, ProxyName, ServerName } from './installation.js';

export interface Fault {
  /** What is hit and how, as the table shows it. */
  readonly name: string;
  readonly seconds: number;
  /** @returns the reason why this machine cannot cause it */
  readonly obstacle?: (installation: Installation) => string | undefined;
  begin(installation: Installation): Promise<void>;
  end(installation: Installation): Promise<void>;
}

const apps: Readonly<Record<AppName, string>> = {
  gateway: 'gateway',
  authService: 'auth-service',
  worker: 'worker',
};

const names: Readonly<Record<ProxyName, string>> = {
  postgres: 'PostgreSQL',
  redis: 'Redis',
  kafka: 'Kafka',
  smtp: 'SMTP',
};

const appKilled = (app: AppName): Fault => ({
  name: `${apps[app]}: kill -9, started again after 2 s`,
  seconds: 2,
  begin: ({ system }) => system.apps[app].kill(),
  end: ({ system }) => system.apps[app].restart(),
});

const appFrozen = (app: AppName): Fault => ({
  name: `${apps[app]}: SIGSTOP for 15 s`,
  seconds: 15,
  begin: ({ system }) => system.apps[app].freeze(),
  end: ({ system }) => system.apps[app].thaw(),
});

const clockJumps = (app: AppName, seconds: number): Fault => ({
  name: `${apps[app]}: clock ${seconds < 0 ? 'back' : 'ahead'} by 5 minutes for 15 s`,
  seconds: 15,
  obstacle: ({ clocks }) => (clocks ? undefined : 'libfaketime is not installed'),
  begin: async ({ clocks }) => clocks![app].jump(seconds),
  end: async ({ clocks }) => clocks![app].jump(0),
});

const killed = (server: ServerName): Fault => ({
  name: `${names[server]}: kill -9, started again after 5 s`,
  seconds: 5,
  begin: ({ servers }) => servers[server].kill(),
  end: ({ servers }) => servers[server].restart(),
});

const frozen = (server: ServerName): Fault => ({
  name: `${names[server]}: SIGSTOP for 15 s`,
  seconds: 15,
  begin: ({ servers }) => servers[server].freeze(),
  end: ({ servers }) => servers[server].thaw(),
});

const cut = (to: ProxyName): Fault => ({
  name: `${names[to]}: all connections cut`,
  seconds: 0,
  begin: async ({ proxies }) => proxies[to].cut(),
  end: async () => undefined,
});

const unreachable = (to: ProxyName): Fault => ({
  name: `${names[to]}: unreachable for 10 s`,
  seconds: 10,
  begin: async ({ proxies }) => proxies[to].refuse(),
  end: async ({ proxies }) => proxies[to].resume(),
});

/** The machine of the server vanished without a word, and another one took its address: old connections stay silent for ever. */
const halfOpen = (to: ProxyName): Fault => ({
  name: `${names[to]}: silent for 5 s; old connections stay half-open`,
  seconds: 5,
  begin: async ({ proxies }) => proxies[to].hang(),
  end: async ({ proxies }) => {
    proxies[to].abandon();
    proxies[to].resume();
  },
});

const slow = (to: ProxyName): Fault => ({
  name: `${names[to]}: 100 ms slower in each direction for 15 s`,
  seconds: 15,
  begin: async ({ proxies }) => proxies[to].slow(() => 100),
  end: async ({ proxies }) => proxies[to].resume(),
});

/** What TCP makes of lost packets: nothing, and sometimes a long pause. */
const lossy = (to: ProxyName): Fault => ({
  name: `${names[to]}: one chunk in 20 late by 1 s (lost packets) for 15 s`,
  seconds: 15,
  begin: async ({ proxies }) => proxies[to].slow(() => (Math.random() < 0.05 ? 1_000 : 0)),
  end: async ({ proxies }) => proxies[to].resume(),
});

const diskFull = (server: 'postgres' | 'kafka'): Fault => ({
  name: `${names[server]}: disk full for 10 s, then started again`,
  seconds: 10,
  obstacle: ({ disks }) => (disks[server] ? undefined : 'this account may not mount a small disk'),
  begin: async ({ disks }) => disks[server]!.fill(),
  end: async ({ disks, servers }) => {
    disks[server]!.free();
    await servers[server].restart();
  },
});

const smtpAnswers = (behaviour: 'defer' | 'hang' | 'drop', words: string): Fault => ({
  name: `SMTP: ${words} for 10 s`,
  seconds: 10,
  begin: async ({ smtp }) => smtp.respond('*', behaviour),
  end: async ({ smtp }) => smtp.respond('*', 'accept'),
});

const together = (name: string, ...faults: readonly Fault[]): Fault => ({
  name,
  seconds: Math.max(...faults.map(({ seconds }) => seconds)),
  begin: async (installation) => {
    await Promise.all(faults.map((fault) => fault.begin(installation)));
  },
  end: async (installation) => {
    // Servers before the apps, which wait for them at their start.
    for (const fault of faults) await fault.end(installation);
  },
});

export const faults: readonly Fault[] = [
  appKilled('gateway'),
  appFrozen('gateway'),
  clockJumps('gateway', 300),
  clockJumps('gateway', -300),
  appKilled('authService'),
  appFrozen('authService'),
  clockJumps('authService', 300),
  appKilled('worker'),
  appFrozen('worker'),
  clockJumps('worker', 300),
  killed('postgres'),
  frozen('postgres'),
  cut('postgres'),
  halfOpen('postgres'),
  slow('postgres'),
  lossy('postgres'),
  diskFull('postgres'),
  killed('redis'),
  frozen('redis'),
  cut('redis'),
  halfOpen('redis'),
  slow('redis'),
  killed('kafka'),
  frozen('kafka'),
  cut('kafka'),
  halfOpen('kafka'),
  slow('kafka'),
  lossy('kafka'),
  diskFull('kafka'),
  unreachable('smtp'),
  halfOpen('smtp'),
  smtpAnswers('defer', 'answers 451'),
  smtpAnswers('hang', 'accepts the mail and never answers'),
  smtpAnswers('drop', 'ends the connection after the mail'),
  together('PostgreSQL and Redis: kill -9', killed('postgres'), killed('redis')),
  together('PostgreSQL and Kafka: kill -9', killed('postgres'), killed('kafka')),
  together('Kafka and worker: kill -9', killed('kafka'), appKilled('worker')),
  together('Redis killed, SMTP unreachable', killed('redis'), unreachable('smtp')),
  together('PostgreSQL and gateway: kill -9', killed('postgres'), appKilled('gateway')),
  together('PostgreSQL, Redis and Kafka: kill -9', killed('postgres'), killed('redis'), killed('kafka')),
];
