/** The servers that the apps depend on, as the apps that run reach them. */
import type { RunningInstance } from '#metrics';

export type ServerName = 'database' | 'redis' | 'kafka' | 'smtp';

/** `unknown`: no app that uses it runs. */
export const serverStates = ['up', 'down', 'unknown', 'unused'] as const;
export type ServerState = (typeof serverStates)[number];
export type ServerStates = Readonly<Record<ServerName, ServerState>>;

/** Names of checks in the reports of the apps. `events` fails while no worker can publish to Kafka. */
const checksOf: Readonly<Record<ServerName, readonly string[]>> = {
  database: ['database'],
  redis: ['redis'],
  kafka: ['kafka', 'events'],
  smtp: ['smtp'],
};

/** @param used the servers that the settings name */
export function statesOf(apps: readonly RunningInstance[], used: ReadonlySet<ServerName>): ServerStates {
  const reports = apps.filter(({ isRunning }) => isRunning).flatMap(({ checks }) => Object.entries(checks));
  const stateOf = (server: ServerName): ServerState => {
    if (!used.has(server)) return 'unused';
    const states = reports.filter(([name]) => checksOf[server].includes(name)).map(([, state]) => state);
    if (states.length === 0) return 'unknown';
    return states.includes('down') ? 'down' : 'up';
  };
  return {
    database: stateOf('database'),
    redis: stateOf('redis'),
    kafka: stateOf('kafka'),
    smtp: stateOf('smtp'),
  };
}
