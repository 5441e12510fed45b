import type { AppSettings } from '#config';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppLogger } from './app-logger.js';
import { logOptions } from './log-options.js';

let lines: string[];
let logger: AppLogger;

beforeEach(() => {
  lines = [];
  const options = logOptions({ logLevel: 'trace', logFormat: 'json' } as AppSettings);
  logger = new AppLogger(pino(options, { write: (line: string) => void lines.push(line) }));
});

const written = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the logger of Nest', () => {
  it.each([
    ['verbose', 10],
    ['debug', 20],
    ['log', 30],
    ['warn', 40],
    ['error', 50],
    ['fatal', 60],
  ] as const)('writes %s with pino level %i', (method, level) => {
    logger[method]('the message', 'TheContext');
    expect(written()).toMatchObject([{ level, msg: 'the message', context: 'TheContext' }]);
  });

  it('writes the fields of an object beside its context', () => {
    logger.warn({ userId: 7, msg: 'refused' }, 'Guard');
    expect(written()).toMatchObject([{ userId: 7, msg: 'refused', context: 'Guard' }]);
  });

  it('writes an error with its type, message and cause', () => {
    logger.error(new TypeError('outer', { cause: new Error('inner') }), 'Worker');
    const err = { type: 'TypeError', message: 'outer', cause: { message: 'inner' } };
    expect(written()).toMatchObject([{ err, msg: 'outer', context: 'Worker' }]);
  });

  it('writes a message and a stack as one error', () => {
    const { stack } = new Error('broke');
    logger.error('broke', stack, 'ExceptionsHandler');
    expect(written()).toMatchObject([{ err: { message: 'broke', stack }, context: 'ExceptionsHandler' }]);
  });

  it('writes a message without a context', () => {
    logger.log('alone');
    expect(written()).toMatchObject([{ msg: 'alone' }]);
    expect(written()[0]).not.toHaveProperty('context');
  });

  it('leaves out the modules and routes that Nest lists', () => {
    logger.log('GatewayModule dependencies initialized', 'InstanceLoader');
    logger.log('Mapped {/login, POST} route', 'RouterExplorer');
    expect(lines).toEqual([]);
  });

  it('leaves out the reports of a failed start', () => {
    logger.error('Cannot read', new Error('Cannot read').stack, 'ExceptionHandler');
    logger.error(Object.assign(new Error('EADDRINUSE'), { syscall: 'listen' }), 'Server');
    expect(lines).toEqual([]);
  });
});
