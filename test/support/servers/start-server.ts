/** Chooses the source of a real server: the environment, Docker, or packages of npm and Maven. */
import { dockerAnswers, startDockerServer } from './docker-server.js';
import { givenServer } from './given-server.js';
import { startLocalKafka } from './local-kafka.js';
import { startLocalPostgres } from './local-postgres.js';
import { startLocalRedis } from './local-redis.js';
import type { Server, ServerOptions } from './server.js';

const local = { postgres: startLocalPostgres, redis: startLocalRedis, kafka: startLocalKafka };
const variables = {
  postgres: ['DATABASE_URL'],
  redis: ['REDIS_URL', 'CELERY_BROKER_URL'],
  kafka: ['KAFKA_URL'],
};

export type ServerKind = keyof typeof local;

/** A server for one test, which may break it. @throws Error that says what to install */
export function startServer(kind: ServerKind, options: ServerOptions = {}): Promise<Server> {
  return dockerAnswers() ? startDockerServer(kind, options) : local[kind](options);
}

/** The server that the environment names, else a new one. @throws Error that says what to install */
export async function openServer(kind: ServerKind, options: ServerOptions = {}): Promise<Server> {
  const [name, url] =
    variables[kind].map((variable) => [variable, process.env[variable]]).find(([, value]) => value) ?? [];
  return name && url ? givenServer(name, url) : startServer(kind, options);
}
