/** Starts the gateway, the auth-service and the worker in this process. */
import { organisationEntities } from '#organisation';
import { authEntities } from '#auth/entities';
import type { Settings } from '#config';
import { closeApps } from '#health';
import { connect, createDataSource, runMigrations } from '#database';
import { mailEntities } from '#mail-queue';
import { metricsEntities } from '#metrics';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createAuthService, startAuthService } from '../../auth-service/src/create-auth-service.js';
import { createGateway, startGateway } from '../../gateway/src/create-gateway.js';
import { createWorker, startWorker } from '../../worker/src/create-worker.js';

export interface StartedApps {
  readonly gateway: NestFastifyApplication;
  /** Stops the apps, the gateway first. */
  stop(): Promise<void>;
}

/** @throws StartupError if a port is not available; nothing of the apps runs on then */
export async function startApps(settings: Settings): Promise<StartedApps> {
  await migrate(settings);
  const gateway = await createGateway(settings);
  const authService = await createAuthService(settings);
  const worker = await createWorker(settings);
  const apps = [gateway, authService, worker];
  try {
    await startAuthService(authService, settings);
    await startWorker(worker, settings);
    await startGateway(gateway, settings);
  } catch (error) {
    // Jobs that outlive their database would log errors of their own after the one that explains the failure.
    await closeApps(apps, 0);
    throw error;
  }
  return { gateway, stop: () => closeApps(apps, settings.health.shutdownDelaySeconds) };
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
