import type { AppSettings } from '#config';
import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { logOptions } from './log-options.js';

function written(entry: object): Record<string, unknown> {
  let line = '';
  const settings = { logLevel: 'debug', logFormat: 'json' } as AppSettings;
  pino(logOptions(settings), { write: (text: string) => void (line = text) }).error(entry);
  return JSON.parse(line) as Record<string, unknown>;
}

describe('a log line', () => {
  it('redacts fields that may hold a secret', () => {
    const line = written({ password: 'p4ss', request: { cookie: 'c00kie', token: 't0ken' } });
    expect(JSON.stringify(line)).not.toMatch(/p4ss|c00kie|t0ken/);
  });

  it('has an error with its causes, but not the parameters of a query', () => {
    const failed = new QueryFailedError(
      'SELECT $1',
      ['s3cret'],
      Object.assign(new Error('broke'), { code: '42P01' }),
    );
    const line = written({ err: new Error('outer', { cause: failed }) });
    expect(line['err']).toMatchObject({ message: 'outer', cause: { message: 'broke', errorCode: '42P01' } });
    expect(JSON.stringify(line)).not.toContain('s3cret');
  });
});
