/** Creates the worker, in a process of its own or for `npm start`. */
import { PrepareKeys } from '#auth/token';
import type { Settings } from '#config';
import { databaseCheck } from '#database';
import { HealthReport } from '#health';
import { createLogger } from '#logging';
import { DeliverMail } from '#mail-queue';
import { listenOn, reportUnreachable, serverCheck } from '#startup';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { EventRelay } from './event/event-relay.js';
import { smtpCheck } from './smtp-check.js';
import { eventsCheck } from './event/events-check.js';
import { WorkerModule } from './worker.module.js';

/** @returns an app that starts its jobs in `startWorker` */
export async function createWorker(settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.forRoot(settings),
    new FastifyAdapter(),
    { abortOnError: false, logger: createLogger(settings.app) },
  );
  await app.get(PrepareKeys).execute();
  const health = app.get(HealthReport);
  health.add(databaseCheck(app.get(DataSource)));
  if (settings.mail.smtp) health.add(smtpCheck(app.get(DeliverMail)));
  if (settings.redis.address) health.add(serverCheck('redis', settings.redis.addresses));
  if (settings.kafka.brokers.length > 0) health.add(eventsCheck(app.get(EventRelay)));
  return app;
}

/** Starts the jobs and the HTTP server of the health checks. Logs a warning for each server that cannot be reached. */
export async function startWorker(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const { kafka, redis } = settings;
  await Promise.all([
    reportUnreachable({
      name: 'Kafka',
      addresses: kafka.brokers,
      setting: 'KAFKA_URL',
      meanwhile: 'events wait in the outbox',
    }),
    reportUnreachable({
      name: 'Redis',
      addresses: redis.addresses,
      setting: 'REDIS_URL',
      meanwhile: 'mails wait in the outbox',
    }),
  ]);
  const endpoint = {
    host: settings.http.host,
    port: settings.health.workerPort,
    settings: { host: 'HOST', port: 'WORKER_HEALTH_PORT' },
  };
  await listenOn(endpoint, () => app.listen(endpoint.port, endpoint.host));
}
