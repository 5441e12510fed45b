import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { loggedError } from './logged-error.js';

const secret = 's3cret';

/** As the pg driver builds one: values in the message, and in fields of their own. */
function databaseError(code: string, message: string): DatabaseError {
  return Object.assign(new DatabaseError(message, message.length, 'error'), {
    code,
    severity: 'ERROR',
    detail: `Failing row contains (7, ${secret}).`,
    where: `unnamed portal parameter $1 = '${secret}'`,
    internalQuery: `SELECT '${secret}'`,
    table: 'users',
    constraint: 'users_email_key',
  });
}

const failedQuery = (driverError: Error) => new QueryFailedError('SELECT $1', [secret], driverError);

describe('an error in a log', () => {
  it.each([
    ['a failed query', failedQuery(databaseError('23505', 'duplicate key value'))],
    ['the driver’s own error', databaseError('23514', 'violates check constraint')],
    ['a refused value', databaseError('22P02', `invalid input syntax for type integer: "${secret}"`)],
    ['a refused value with quotation marks', databaseError('22P02', `invalid input: "a" b"${secret}"`)],
    ['a refused value in Russian', failedQuery(databaseError('22P02', `неверное значение: «${secret}»`))],
    ['text that is not JSON', jsonError()],
    ['an address with a password', new Error(`connect failed: postgres://app:${secret}@db/gatehouse`)],
    [
      'a rejected address',
      Object.assign(new TypeError('Invalid URL'), { input: `redis://:${secret}@redis` }),
    ],
  ])('has no value of %s, at any depth', (_, error) => {
    const nested = new Error('outer', { cause: new AggregateError([error], '', { cause: error }) });
    for (const one of [error, nested]) expect(JSON.stringify(loggedError(one))).not.toContain(secret);
  });

  it('names the SQLSTATE, the constraint and the table', () => {
    expect(loggedError(failedQuery(databaseError('23505', 'duplicate key value')))).toMatchObject({
      type: 'QueryFailedError',
      message: 'duplicate key value',
      errorCode: '23505',
      constraint: 'users_email_key',
      table: 'users',
    });
  });

  it('has the errors of an AggregateError, at most five', () => {
    const errors = ['::1', '127.0.0.1'].map((address) => new Error(`connect ECONNREFUSED ${address}:5432`));
    expect(loggedError(new AggregateError(errors))?.errors?.map(({ message }) => message)).toEqual([
      'connect ECONNREFUSED ::1:5432',
      'connect ECONNREFUSED 127.0.0.1:5432',
    ]);
    expect(loggedError(new AggregateError(Array.from({ length: 9 }, () => errors[0])))?.errors).toHaveLength(
      5,
    );
  });

  it('ends where causes are circular', () => {
    const error = new Error('first');
    error.cause = new Error('second', { cause: error });
    expect(JSON.stringify(loggedError(error)).match(/"first"/g)!.length).toBeLessThan(9);
  });

  it('is described also where something else than an Error was thrown', () => {
    expect(loggedError('too many keys')).toEqual({ type: 'string', message: 'too many keys' });
    expect(loggedError({ message: 'refused', code: 7 })).toMatchObject({ message: 'refused', errorCode: 7 });
    expect(loggedError(undefined)).toBeUndefined();
  });
});

function jsonError(): unknown {
  try {
    return JSON.parse(`{"password":${secret}}`);
  } catch (error) {
    return error;
  }
}
