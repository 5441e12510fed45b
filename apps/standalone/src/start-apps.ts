/** Starts the gateway, the auth-service and the worker in this process. */
import { organisationEntities } from '#organisation';
import { authEntities } from '#auth/entities';
import type { Settings } from '#config';
import { closeApps } from '#health';
import { connect, createDataSource, runMigrations } from '#database';
import { mailEntities } from '#mail-queue';
import { metricsEntities } from '#metrics';
import { createAuthService, startAuthService } from '../../auth-service/src/create-auth-service.js';
import { createGateway, startGateway } from '../../gateway/src/create-gateway.js';
import { createWorker, startWorker } from '../../worker/src/create-worker.js';

/** @returns a function that stops the apps, the gateway first */
export async function startApps(settings: Settings): Promise<() => Promise<void>> {
  await migrate(settings);
  const gateway = await createGateway(settings);
  const authService = await createAuthService(settings);
  const worker = await createWorker(settings);
  await startAuthService(authService, settings);
  await startWorker(worker, settings);
  await startGateway(gateway, settings);
  return () => closeApps([gateway, authService, worker], settings.health.shutdownDelaySeconds);
}

async function migrate(settings: Settings): Promise<void> {
  const dataSource = createDataSource(settings.database, [
    ...authEntities,
    ...organisationEntities,
    ...mailEntities,
    ...metricsEntities,
  ]);
  await connect(dataSource, settings.database);
  try {
    await runMigrations(dataSource, settings.database.appRole);
  } finally {
    await dataSource.destroy();
  }
}
