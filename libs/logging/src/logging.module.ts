/** Structured logs (pino): one JSON line an event. Lines of requests are the gateway's own. */
import type { AppSettings } from '#config';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AppLogger } from './app-logger.js';
import { loggerParams } from './logger-params.js';

@Module({})
export class LoggingModule {
  static forRoot(app: AppSettings): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      imports: [LoggerModule.forRoot(loggerParams(app))],
      providers: [AppLogger],
      exports: [AppLogger],
    };
  }
}
