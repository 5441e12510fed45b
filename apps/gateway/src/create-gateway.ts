/** Builds the gateway the same way for main, for tests, and for the one-process start. */
import { CheckPasswordRules } from '#auth/password';
import { PrepareKeys } from '#auth/token';
import { trustedOriginsOf } from '#auth/http';
import { AvatarStore } from '#avatar-store';
import type { Settings } from '#config';
import { databaseCheck } from '#database';
import { HealthReport } from '#health';
import { createLogger } from '#logging';
import { MetricsServer } from '#metrics';
import { listenOn, reportUnreachable, serverCheck } from '#startup';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { serveApiDocument } from './api-document/serve-api-document.js';
import { serveConsole } from './console/serve-console.js';
import { acceptBodies } from './body/body-parsers.js';
import { GatewayModule } from './gateway.module.js';
import { serveAssets } from './page/serve-assets.js';
import { answerHeaders, sendHeaders } from './server/answer-headers.js';
import { allowOrigins } from './server/cross-origin.js';
import { gatewayAdapter } from './server/gateway-adapter.js';
import { reportRefusedOrigins } from './server/refused-origins.js';
import { refuseOddRequests } from './server/refused-requests.js';
import { measureRequests } from './server/request-metrics.js';
import { logRequests } from './server/request-log.js';
import { answerUnrouted } from './server/unrouted-requests.js';

/** @returns an initialised app that does not listen yet */
export async function createGateway(settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(settings),
    gatewayAdapter(settings),
    { abortOnError: false, logger: createLogger(settings.app) },
  );
  await app.get(CheckPasswordRules).execute();
  await app.get(AvatarStore).prepare();
  await app.get(PrepareKeys).execute();
  const health = app.get(HealthReport);
  health.add(databaseCheck(app.get(DataSource)));
  if (settings.redis.address) health.add(serverCheck('redis', settings.redis.addresses));
  await configureGateway(app, settings);
  return app;
}

/** Starts listening. @throws StartupError if the port is not available */
export async function startGateway(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const { http, metrics, redis } = settings;
  const { addresses } = redis;
  const meanwhile = 'attempts are counted in PostgreSQL';
  await reportUnreachable({ name: 'Redis', addresses, setting: 'REDIS_URL', meanwhile });
  if (metrics.isOn) {
    const own = { ...metrics, settings: { host: 'METRICS_HOST', port: 'METRICS_PORT' } };
    await listenOn(own, () => app.get(MetricsServer, { strict: false }).listen());
  }
  const place = { host: http.host, port: http.port, settings: { host: 'HOST', port: 'PORT' } };
  await listenOn(place, () => app.listen(place.port, place.host));
}

/** Registers hooks and plugins that apply to all routes. Hooks run in the order of registration. */
async function configureGateway(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  sendHeaders(server, answerHeaders({ ...settings.app, ...settings.http }));
  if (settings.metrics.isOn) measureRequests(server);
  logRequests(server, settings.app);
  refuseOddRequests(server);
  reportRefusedOrigins(server, trustedOriginsOf(settings.app, settings.http));
  answerUnrouted(server);
  allowOrigins(app, settings.http.corsOrigins);
  // Only writes cookies. Guards read the cookies of requests, because they need all values of a name.
  await app.register(fastifyCookie, { hook: false });
  acceptBodies(app);
  await serveAssets(app, settings.brand);
  await serveConsole(app, settings);
  if (settings.http.servesApiDocument) serveApiDocument(app, settings.app);
  await app.init();
}
