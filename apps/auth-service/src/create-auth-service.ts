/** Creates the auth-service, in a process of its own or for `npm start`. */
import { PrepareKeys } from '#auth/token';
import { RecordDeadLetters } from '#auth/verification';
import type { Settings } from '#config';
import { databaseCheck } from '#database';
import { HealthReport } from '#health';
import { BatchKafkaServer } from '#kafka';
import { createLogger } from '#logging';
import { listenOn, reportUnreachable } from '#startup';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AuthServiceModule } from './auth-service.module.js';
import { kafkaChecks } from './kafka-checks.js';
import { countDeadLetters, measureLag } from './kafka-metrics.js';
import { tcpTransport } from './tcp-transport.js';

/** @returns an app that answers requests after `startAuthService` */
export async function createAuthService(settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AuthServiceModule.forRoot(settings),
    new FastifyAdapter(),
    { abortOnError: false, logger: createLogger(settings.app) },
  );
  await app.get(PrepareKeys).execute();
  const health = app.get(HealthReport);
  health.add(databaseCheck(app.get(DataSource)));
  if (settings.kafka.brokers.length > 0) {
    const kafka = new BatchKafkaServer(settings.kafka, (letters) => {
      countDeadLetters(letters);
      return app.get(RecordDeadLetters).execute(letters);
    });
    measureLag(kafka);
    health.add(...kafkaChecks(kafka));
    app.connectMicroservice<MicroserviceOptions>({ strategy: kafka });
  } else {
    app.connectMicroservice<MicroserviceOptions>(tcpTransport(settings.kafka));
  }
  return app;
}

/** Starts to answer verification requests and health checks. Logs a warning if Kafka cannot be reached. */
export async function startAuthService(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const { host } = settings.http;
  const addresses = settings.kafka.brokers;
  const meanwhile = 'requests for verification wait';
  await reportUnreachable({ name: 'Kafka', addresses, setting: 'KAFKA_URL', meanwhile });
  const { tcpHost, tcpPort } = settings.kafka;
  const verification = {
    host: tcpHost,
    port: tcpPort,
    settings: { host: 'VERIFY_TCP_HOST', port: 'VERIFY_TCP_PORT' },
  };
  await listenOn(verification, () => app.startAllMicroservices());
  const health = {
    host,
    port: settings.health.authServicePort,
    settings: { host: 'HOST', port: 'AUTH_SERVICE_HEALTH_PORT' },
  };
  await listenOn(health, () => app.listen(health.port, host));
}
