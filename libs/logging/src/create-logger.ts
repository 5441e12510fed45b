/** The logger for `NestFactory.create({ logger })`: it writes while Nest builds the application. */
import type { AppSettings } from '#config';
import { pino } from 'pino';
import { AppLogger } from './app-logger.js';
import { logOptions } from './log-options.js';

export function createLogger(app: AppSettings): AppLogger {
  return new AppLogger(pino(logOptions(app)));
}
