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
const responseOf = (body: object, type = 'application/problem+json; charset=utf-8') =>
  new Response(JSON.stringify(body), { status: 400, headers: { 'Content-Type': type } });

describe('a request', () => {
  it('asks for errors as problem details, also for login and logout', async () => {
    const tab = open();
    await tab.fetch('/api/v1/me/');
    await tab.login({ email: 'a@example.org', password: 'x' });
    await tab.logout();
    expect(accepted()).toHaveLength(3);
    for (const header of accepted())
      expect(header).toMatch(/^application\/problem\+json, application\/json\b/);
  });

  it('keeps its own Accept header', async () => {
    await open().fetch('/api/v1/me/', { headers: { Accept: 'application/json' } });
    expect(accepted()).toEqual(['application/json']);
  });

  it('to another origin gets no Accept header', async () => {
    await open().fetch('https://stranger.example/x');
    expect(accepted()).toEqual([null]);
  });
});

describe('GatehouseError.from', () => {
  it('returns status, code, title and invalid fields, and leaves the response readable', async () => {
    vi.mocked(fetch).mockImplementationOnce(async () => responseOf(problem));
    const response = await open().login({ email: '', password: '' });
    const error = await GatehouseError.from(response);
    expect(error).toBeInstanceOf(Error);
    const { status, code, title, message, errors } = error!;
    expect({ status, code, title, message, errors }).toEqual({
      status: 400,
      code: problem.code,
      title: problem.title,
      message: problem.title,
      errors: problem.errors,
    });
    expect(await response.json()).toEqual(problem);
  });

  it('returns what the error names, and no other members', async () => {
    const body = { ...problem, errors: undefined, refused: ['crm_button read'], instance: '/x' };
    expect((await GatehouseError.from(responseOf(body)))!.names).toEqual({ refused: ['crm_button read'] });
  });

  it('returns an error without fields for a response without fields', async () => {
    const { errors: _errors, ...rest } = problem;
    expect((await GatehouseError.from(responseOf(rest)))!.errors).toEqual([]);
  });

  it.each([
    ['plain JSON', responseOf({ detail: 'Not found.' }, 'application/json')],
    ['no body', new Response(null, { status: 401 })],
  ])('returns undefined for %s', async (_, response) => {
    expect(await GatehouseError.from(response)).toBeUndefined();
  });
});
