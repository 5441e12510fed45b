import { describe, expect, it } from 'vitest';
import { CodedError, invalidFields, invalidOptions } from './coded-error.js';
import { type ErrorCode, errorTable, publicCodeOf } from './error-table.js';
import { fault } from './field-fault.js';
import { problemOf } from './problem.js';

const codes = Object.keys(errorTable) as ErrorCode[];

const faults = () =>
  invalidFields({
    email: [fault('email_taken')],
    profile: { name: [fault('blank')], address: [fault('too_long', { max: 1000 })] },
  });

describe('the plain body of an error', () => {
  it('has a code wherever it has a detail', () => {
    expect(new CodedError('request.malformed').publicBody).toEqual({
      detail: 'The request could not be read.',
      code: 'request.malformed',
    });
    expect(new CodedError('code.rejected').publicBody).toMatchObject({
      status: 'FAIL',
      code: 'code.rejected',
    });
  });

  it('keeps the codes that the contract names', () => {
    expect(new CodedError('session.token_invalid').publicBody).toEqual({
      detail: 'Token is invalid or expired',
      code: 'token_not_valid',
    });
  });

  it('has no code where it has no detail', () => {
    expect(new CodedError('session.refresh_missing').publicBody).toEqual({
      reason: 'The refresh token cookie is missing. Log in first.',
    });
    expect(new CodedError('verification.failed').publicBody).toEqual({
      status: 'FAIL',
      user_id: '',
      permissions: '',
    });
  });

  it('holds the English sentences of faulty fields, nested as they are', () => {
    expect(faults().publicBody).toEqual({
      email: ['user with this email already exists.'],
      profile: {
        name: ['This field may not be blank.'],
        address: ['Ensure this field has no more than 1000 characters.'],
      },
    });
  });

  it('holds the sentences of faulty options at the shell', () => {
    expect(invalidOptions({ from: 'No such file.', names: ['a', 'b'] }).publicBody).toEqual({
      from: ['No such file.'],
      names: ['a', 'b'],
    });
  });
});

describe('the problem details of an error', () => {
  it('are in the language asked for', () => {
    const error = new CodedError('request.not_found');
    const problem = { type: 'urn:gatehouse:error:request.not_found', status: 404, code: 'request.not_found' };
    expect(problemOf(error, 'en')).toEqual({ ...problem, title: 'Not found.' });
    expect(problemOf(error, 'ru')).toEqual({ ...problem, title: 'Не найдено.' });
  });

  it('name every faulty field by its dotted path', () => {
    expect(problemOf(faults(), 'ru')).toEqual({
      type: 'urn:gatehouse:error:request.invalid_fields',
      status: 400,
      code: 'request.invalid_fields',
      title: 'Некоторые поля не заполнены или заполнены неверно.',
      errors: [
        { field: 'email', code: 'email_taken', message: 'Пользователь с таким адресом почты уже есть.' },
        { field: 'profile.name', code: 'blank', message: 'Заполните это поле.' },
        {
          field: 'profile.address',
          code: 'too_long',
          message: 'Слишком длинно: можно не больше 1000 символов.',
        },
      ],
    });
  });

  it('hold what the error names', () => {
    const error = new CodedError('permission.not_held', { names: { refused: ['crm_button read'] } });
    expect(problemOf(error, 'en')).toMatchObject({ status: 409, refused: ['crm_button read'] });
  });

  it('have a code of their own for each error', () => {
    expect(new Set(codes.map(publicCodeOf)).size).toBe(codes.length);
  });

  it.each(codes)('have a Russian title for %s', (code) => {
    expect(problemOf(new CodedError(code), 'ru').title).toMatch(/[а-яё]{2}/i);
  });
});
