/** Structured logs (pino), one JSON line an event, with the id of the request they belong to. */
import type { AppSettings } from '#config';
import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AppLogger } from './app-logger.js';
import { httpLogOptions } from './http-log.js';

@Module({})
export class LoggingModule {
  static forRoot(app: AppSettings): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      imports: [LoggerModule.forRoot({ pinoHttp: httpLogOptions(app) })],
      providers: [AppLogger],
      exports: [AppLogger],
    };
  }
}
