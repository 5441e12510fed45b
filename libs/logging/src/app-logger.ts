/** Nest's logger, which writes to pino. It leaves out the lines in which Nest lists its own parts at every start. */
import type { LoggerService } from '@nestjs/common';
import type { Level, Logger } from 'pino';

const inventory = new Set([
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'NestFactory',
  'NestMicroservice',
]);

/** Contexts in which Nest reports a failed start and a port that is taken. The app reports both in its last line. */
const failedStart = new Set(['ExceptionHandler', 'NestApplication']);

/** A transport logs this error before it rejects. */
function isFailedListen(message: unknown): boolean {
  return message instanceof Error && (message as NodeJS.ErrnoException).syscall === 'listen';
}

const isStack = (text: unknown): text is string => typeof text === 'string' && /\n\s*at /.test(text);

export class AppLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  verbose(message: unknown, ...parameters: unknown[]): void {
    this.write('trace', message, parameters);
  }

  debug(message: unknown, ...parameters: unknown[]): void {
    this.write('debug', message, parameters);
  }

  log(message: unknown, ...parameters: unknown[]): void {
    if (!inventory.has(String(parameters.at(-1)))) this.write('info', message, parameters);
  }

  warn(message: unknown, ...parameters: unknown[]): void {
    this.write('warn', message, parameters);
  }

  error(message: unknown, ...parameters: unknown[]): void {
    if (failedStart.has(String(parameters.at(-1))) || isFailedListen(message)) return;
    this.write('error', message, parameters);
  }

  fatal(message: unknown, ...parameters: unknown[]): void {
    this.write('fatal', message, parameters);
  }

  /** @param parameters the last one is the context; Nest's exception handlers pass the stack of the error before it */
  private write(level: Level, message: unknown, parameters: readonly unknown[]): void {
    const entry = parameters.length > 0 ? { context: parameters.at(-1) } : {};
    const [stack] = parameters.slice(0, -1);
    if (message instanceof Error) this.pino[level]({ ...entry, err: message });
    else if (typeof message === 'object') this.pino[level]({ ...entry, ...message });
    else if (isStack(stack)) {
      const err = Object.assign(new Error(String(message)), { stack });
      this.pino[level]({ ...entry, err });
    } else this.pino[level](entry, String(message));
  }
}
