/** Starts the built apps as separate processes with the flags of the Dockerfile, as in production. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../test-run/free-port.js';
import { root } from '../test-run/folders.js';
import { ChildServer } from '../servers/child-server.js';

/** The setting that holds the port of each app's health checks. */
const portVariables = {
  gateway: 'PORT',
  'auth-service': 'AUTH_SERVICE_HEALTH_PORT',
  worker: 'WORKER_HEALTH_PORT',
  standalone: 'PORT',
} as const;

export type AppName = keyof typeof portVariables;

export type Environment = Readonly<Record<string, string>>;

/** @param version folder of an earlier version; this version when left out */
export function builtApp(app: AppName | 'cli', version = root): string {
  // Earlier versions have no bundled commands.
  const isBundled = app === 'cli' && version === root;
  const main = join(version, 'dist', ...(isBundled ? ['cli'] : ['apps', app, 'src']), 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: run npm run build first.`);
  return main;
}

/** Loaded before an app, as in the Dockerfile. */
function preloads(version: string): string[] {
  const tracing = join(version, 'dist', 'libs', 'tracing', 'src', 'preload.js');
  // Versions before tracing have none.
  return version === root || existsSync(tracing) ? [`--import=${pathToFileURL(tracing).href}`] : [];
}

/** The variables a process needs from the environment. No port for metrics: the apps of parallel tests would share its default. */
export function bareEnvironment(): Environment {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].map((name) => [name, process.env[name] ?? '']);
  return { ...Object.fromEntries(kept.filter(([, value]) => value)), METRICS_PORT: '0' };
}

/**
 * Resolves when the app is ready.
 *
 * @param cwd folder to run in; this process' own when left out
 * @param version folder of an earlier version; this version when left out
 * @returns `url` of its HTTP port; `stop()` sends SIGTERM and sets `exitCode`
 */
export async function startApp(
  app: AppName,
  environment: Environment,
  cwd?: string,
  version = root,
): Promise<ChildServer> {
  const variable = portVariables[app];
  const port = environment[variable] ?? String(await freePort());
  const given = environment['HOST'] ?? '127.0.0.1';
  const host = given === '0.0.0.0' ? '127.0.0.1' : given;
  const url = `http://${host}:${port}`;
  return ChildServer.start(url, {
    name: host === '127.0.0.1' ? `${app}-${port}` : `${app}-${host}-${port}`,
    command: process.execPath,
    // As in the Dockerfile.
    args: [
      '--enable-source-maps',
      '--min-semi-space-size=32',
      '--max-semi-space-size=32',
      ...preloads(version),
      builtApp(app, version),
    ],
    env: { ...bareEnvironment(), ...environment, [variable]: port },
    ...(cwd !== undefined && { cwd }),
    ready: async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) })).ok,
  });
}
