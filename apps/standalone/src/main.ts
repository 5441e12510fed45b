/** `npm start`: the whole service in one process, on a PostgreSQL of its own, for a machine with only Node. */
import 'reflect-metadata';
import { loadSettings, readEnvironment, SettingsError } from '#config';
import { announce } from './announce.js';
import { prepareEnvironment } from './prepare-environment.js';
import { startApps } from './start-apps.js';

function fail(error: unknown): never {
  const port =
    (error as { code?: string; port?: number }).code === 'EADDRINUSE' && (error as { port: number }).port;
  const reason = port ? `Port ${port} is taken. Choose another: PORT=8080 npm start` : error;
  process.stderr.write(
    `${reason instanceof Error && !(reason instanceof SettingsError) ? reason.stack : String(reason)}\n`,
  );
  process.exit(1);
}

try {
  const { environment, stop: stopDatabase } = await prepareEnvironment(readEnvironment());
  try {
    const settings = loadSettings(environment);
    const stopApps = await startApps(settings);
    announce(settings);
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (stopping) return;
        stopping = true;
        void stopApps()
          .finally(stopDatabase)
          .then(() => process.exit(0), fail);
      });
    }
  } catch (error) {
    await stopDatabase();
    throw error;
  }
} catch (error) {
  fail(error);
}
