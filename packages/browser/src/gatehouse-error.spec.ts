import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse, GatehouseError } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => {
  site = tabs.site();
  site.live = true;
});

const accepted = () => site.seen.map(({ headers }) => headers.get('Accept'));

const problem = {
  type: 'urn:gatehouse:error:request.invalid_fields',
  title: 'Some fields are missing or wrong.',
  status: 400,
  code: 'request.invalid_fields',
  errors: [{ field: 'profile.first_name', code: 'required', message: 'This field is required.' }],
};
const answerOf = (body: object, type = 'application/problem+json; charset=utf-8') =>
  new Response(JSON.stringify(body), { status: 400, headers: { 'Content-Type': type } });

describe('a call', () => {
  it('asks for errors as problem details, login and logout included', async () => {
    const tab = open();
    await tab.fetch('/api/v1/me/');
    await tab.login({ email: 'a@example.org', password: 'x' });
    await tab.logout();
    expect(accepted()).toHaveLength(3);
    for (const header of accepted())
      expect(header).toMatch(/^application\/problem\+json, application\/json\b/);
  });

  it('keeps an Accept of its own', async () => {
    await open().fetch('/api/v1/me/', { headers: { Accept: 'application/json' } });
    expect(accepted()).toEqual(['application/json']);
  });

  it('to a stranger asks for nothing', async () => {
    await open().fetch('https://stranger.example/x');
    expect(accepted()).toEqual([null]);
  });
});

describe('the error of an answer', () => {
  it('has its status, code, title and faulty fields, and leaves the answer readable', async () => {
    vi.mocked(fetch).mockImplementationOnce(async () => answerOf(problem));
    const answer = await open().login({ email: '', password: '' });
    const error = await GatehouseError.from(answer);
    expect(error).toBeInstanceOf(Error);
    const { status, code, title, message, errors } = error!;
    expect({ status, code, title, message, errors }).toEqual({
      status: 400,
      code: problem.code,
      title: problem.title,
      message: problem.title,
      errors: problem.errors,
    });
    expect(await answer.json()).toEqual(problem);
  });

  it('has no faulty fields where the answer names none', async () => {
    const { errors: _errors, ...rest } = problem;
    expect((await GatehouseError.from(answerOf(rest)))!.errors).toEqual([]);
  });

  it.each([
    ['plain JSON', answerOf({ detail: 'Not found.' }, 'application/json')],
    ['no body', new Response(null, { status: 401 })],
  ])('is undefined for %s', async (_, answer) => {
    expect(await GatehouseError.from(answer)).toBeUndefined();
  });
});
