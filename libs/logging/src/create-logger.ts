/** The application's logger before there is an application: what is logged while it is built is not held back. */
import type { AppSettings } from '#config';
import { PinoLogger } from 'nestjs-pino';
import { AppLogger } from './app-logger.js';
import { loggerParams } from './logger-params.js';

export function createLogger(app: AppSettings): AppLogger {
  const params = loggerParams(app);
  return new AppLogger(new PinoLogger(params), params);
}
