/** `npm start`: the whole service in one process, on a PostgreSQL of its own, for a machine with only Node. */
import 'reflect-metadata';
import { loadSettings, readEnvironment, SettingsError } from '#config';
import { exitOnSignal } from '#health';
import { announce } from './announce.js';
import { prepareEnvironment } from './prepare-environment.js';
import { startApps } from './start-apps.js';

const exit = exitOnSignal();

function fail(error: unknown): void {
  // A start that was told to stop fails for that reason, and has been taken care of.
  if (exit.isStopping()) return;
  const port =
    (error as { code?: string; port?: number }).code === 'EADDRINUSE' && (error as { port: number }).port;
  const reason = port ? `Port ${port} is taken. Choose another: PORT=8080 npm start` : error;
  process.stderr.write(
    `${reason instanceof Error && !(reason instanceof SettingsError) ? reason.stack : String(reason)}\n`,
  );
  process.exit(1);
}

try {
  const preparing = prepareEnvironment(readEnvironment());
  // A database that is being started would outlive this process: a signal waits for it.
  exit.stopBy(async () => (await preparing).stop());
  const { environment, stop: stopDatabase } = await preparing;
  try {
    const settings = loadSettings(environment);
    const stopApps = await startApps(settings);
    exit.stopBy(() => stopApps().finally(stopDatabase));
    announce(settings);
  } catch (error) {
    if (!exit.isStopping()) await stopDatabase();
    throw error;
  }
} catch (error) {
  fail(error);
}
