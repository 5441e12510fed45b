/** The parameters of nestjs-pino: one logger for the whole process, no middleware. */
import type { AppSettings } from '#config';
import type { Params } from 'nestjs-pino';
import { logOptions } from './log-options.js';

/** Without `wrapSerializers: false` pino-http hands our serializer an object of its own in place of the error. */
export function loggerParams(app: AppSettings): Params {
  return { pinoHttp: { ...logOptions(app), wrapSerializers: false }, forRoutes: [] };
}
