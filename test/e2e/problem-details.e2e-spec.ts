/** Errors as problem details (RFC 9457) in the language of the caller, from every layer of the gateway. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, Browser, type RequestOptions } from '../support/http/browser.js';
import { loggedInPerson, type KnownPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox } = inject('system');

const problem = 'application/problem+json';
const type = (answer: Answer) => answer.headers.get('content-type')?.split(';')[0];
const inRussian = { Accept: problem, 'Accept-Language': 'ru-RU,ru;q=0.9' };

const request = (method: string, path: string, options: RequestOptions) =>
  new Browser(gateway).request(method, path, options);

describe('an error', () => {
  it.each([
    ['for an unknown route', 'GET', '/api/v1/nothing/', 404, 'request.not_found', 'Не найдено.'],
    [
      'for a method',
      'GET',
      '/api/v1/login/',
      405,
      'request.method_not_allowed',
      'Этот метод здесь не поддерживается.',
    ],
    [
      'for a path that cannot be decoded',
      'GET',
      '/api/v1/%ff/',
      400,
      'request.malformed',
      'Не удалось прочитать запрос.',
    ],
    [
      'from a guard',
      'POST',
      '/api/v1/test/',
      401,
      'session.not_authenticated',
      'Вы не вошли. Войдите и повторите запрос.',
    ],
    [
      'with a code of the contract',
      'POST',
      '/api/v1/login/refresh/',
      401,
      'token_not_valid',
      'Токен недействителен или устарел.',
    ],
    [
      'without a code in plain JSON',
      'POST',
      '/api/v1/login/refresh/',
      403,
      'session.refresh_missing',
      'Нет cookie с токеном обновления. Сначала войдите.',
    ],
  ])('%s is answered as problem details in Russian', async (_, method, path, status, code, title) => {
    const Cookie = code === 'token_not_valid' ? 'refresh_token=broken' : '';
    const answer = await request(method, path, { headers: { ...inRussian, Cookie } });
    expect([answer.status, type(answer), answer.body]).toEqual([
      status,
      problem,
      { type: `urn:gatehouse:error:${code}`, title, status, code },
    ]);
    expect(answer.headers.get('content-language')).toBe('ru');
    expect(answer.headers.get('vary')).toMatch(/(^|, )Accept, Accept-Language$/);
  });

  it('is in English for callers that name no language, and keeps Allow', async () => {
    const answer = await request('GET', '/api/v1/login/', { headers: { Accept: problem } });
    expect(answer.body).toMatchObject({ title: 'Method not allowed.', status: 405 });
    expect(answer.headers.get('content-language')).toBe('en');
    expect(answer.headers.get('allow')).toContain('POST');
  });

  it.each([
    '*/*',
    'application/*',
    'application/json',
    `${problem};q=0.5, application/json`,
    `${problem};q=0`,
  ])('is answered in plain JSON for Accept: %s', async (Accept) => {
    const answer = await request('GET', '/api/v1/nothing/', { headers: { Accept, 'Accept-Language': 'ru' } });
    expect([answer.status, type(answer), answer.body]).toEqual([
      404,
      'application/json',
      { detail: 'Not found.', code: 'request.not_found' },
    ]);
    expect([answer.headers.get('content-language'), answer.headers.get('vary')]).toEqual([
      null,
      expect.stringMatching(/(^|, )Accept$/),
    ]);
  });

  it.each([
    `${problem}, application/json`,
    `application/json, ${problem}`,
    `text/plain;q=0.2, ${problem};q=0.1`,
  ])('is answered as problem details for Accept: %s', async (Accept) => {
    expect(type(await request('GET', '/api/v1/nothing/', { headers: { Accept } }))).toBe(problem);
  });

  it('has no body where the method has none', async () => {
    const answer = await request('HEAD', '/api/v1/nothing/', { headers: inRussian });
    expect([answer.status, type(answer), answer.body]).toEqual([404, problem, '']);
  });
});

describe('invalid fields', () => {
  const body = {
    email: 'nobody',
    password: 'short',
    unheard: 1,
    profile: { type: 'worker', first_name: ' ', last_name: null, birth_date: '2999-01-01', sex: 'other' },
  };

  it('are listed with their path, a code and a Russian sentence', async () => {
    const answer = await request('POST', '/api/v1/register/', { headers: inRussian, body });
    const { errors, ...rest } = answer.body as { errors: { field: string }[] };
    expect([answer.status, type(answer), rest]).toEqual([
      400,
      problem,
      {
        type: 'urn:gatehouse:error:request.invalid_fields',
        title: 'Некоторые поля не заполнены или заполнены неверно.',
        status: 400,
        code: 'request.invalid_fields',
      },
    ]);
    expect(errors.toSorted((one, other) => one.field.localeCompare(other.field))).toEqual([
      { field: 'email', code: 'email_invalid', message: 'Введите правильный адрес почты.' },
      {
        field: 'password',
        code: 'password_too_short',
        message: 'Пароль слишком короткий: нужно не меньше 8 символов.',
      },
      { field: 'profile.birth_date', code: 'date_in_future', message: 'Эта дата ещё не наступила.' },
      { field: 'profile.first_name', code: 'blank', message: 'Заполните это поле.' },
      { field: 'profile.last_name', code: 'null', message: 'Это поле не может быть null.' },
      { field: 'profile.sex', code: 'not_allowed', message: 'Допустимые значения: male, female.' },
      { field: 'unheard', code: 'unknown', message: 'Такого поля нет.' },
    ]);
  });

  it('stay keyed by field, in English, for every other caller', async () => {
    const answer = await request('POST', '/api/v1/register/', { headers: { 'Accept-Language': 'ru' }, body });
    expect([answer.status, type(answer), answer.body]).toEqual([
      400,
      'application/json',
      {
        email: ['Enter a valid email address.'],
        password: ['This password is too short. It must contain at least 8 characters.'],
        unheard: ['Unknown field.'],
        profile: {
          first_name: ['This field may not be blank.'],
          last_name: ['This field may not be null.'],
          birth_date: ['This date is in the future.'],
          sex: ['Must be one of: male, female.'],
        },
      },
    ]);
  });
});

describe('a logged-in user', () => {
  let person: KnownPerson;
  beforeAll(async () => (person = await loggedInPerson(gateway, new Mailbox(mailbox))));

  it('reads in their language why a change is refused', async () => {
    const change = { current_password: 'not this one', new_password: 'велосипед на крыше дачи' };
    const answer = await person.browser.post('/api/v1/me/password/', change, { headers: inRussian });
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({
        errors: [
          { field: 'current_password', code: 'password_wrong', message: 'Это не ваш нынешний пароль.' },
        ],
      }),
    ]);
  });

  it('still gets a page when a browser submits a form', async () => {
    const answer = await request('POST', '/api/v1/password/reset/confirm/', {
      headers: { Accept: `text/html, ${problem};q=0.9`, 'Accept-Language': 'ru' },
      body: { user_id: '1', code: 'wrong', new_password: 'велосипед на крыше дачи' },
    });
    expect([answer.status, type(answer)]).toEqual([404, 'text/html']);
  });
});
