/** Nest's logger on pino, without the lines in which Nest lists its own parts at every start. */
import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

const inventory = new Set([
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'NestFactory',
  'NestMicroservice',
]);

/** Nest's reports of a failed start and of a port that is taken; whoever starts the app reports both in one line. */
const failedStart = new Set(['ExceptionHandler', 'NestApplication']);

/** A transport logs this before it rejects. */
function isFailedListen(message: unknown): boolean {
  return message instanceof Error && (message as NodeJS.ErrnoException).syscall === 'listen';
}

@Injectable()
export class AppLogger extends Logger {
  override log(message: unknown, ...parameters: unknown[]): void {
    if (!inventory.has(String(parameters.at(-1)))) super.log(message, ...(parameters as [unknown]));
  }

  override error(message: unknown, ...parameters: unknown[]): void {
    if (failedStart.has(String(parameters.at(-1))) || isFailedListen(message)) return;
    super.error(message, ...(parameters as [unknown]));
  }
}
