import { Logger } from '@nestjs/common';
import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportRefusedOrigins } from './refused-origins.js';

const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
const reported = () => warn.mock.calls.map(([line]) => (line as unknown as { origin: string }).origin);

let server: ReturnType<typeof fastify>;

beforeEach(() => {
  server = fastify();
  reportRefusedOrigins(server, { own: 'https://auth.example.com', listed: ['https://app.example.com'] });
  server.all('/', () => 'OK');
});

afterEach(async () => {
  warn.mockClear();
  await server.close();
});

const from = (origin: string, method: 'GET' | 'POST' | 'OPTIONS' = 'GET') =>
  server.inject({ method, url: '/', headers: { origin, host: 'auth.internal:8000' } });

describe('logging of an origin that is not listed', () => {
  it('names the setting that would allow it, once per origin, for every kind of request', async () => {
    await from('https://front.example.com', 'OPTIONS');
    await from('https://front.example.com', 'POST');
    await from('https://front.example.com');
    expect(warn.mock.calls).toEqual([
      [
        expect.objectContaining({
          event: 'request.origin_unlisted',
          origin: 'https://front.example.com',
          msg: expect.stringContaining('CORS_ORIGINS'),
        }),
      ],
    ]);
  });

  it('covers at most a hundred origins', async () => {
    for (let number = 0; number < 120; number++) await from(`https://${number}.example.com`);
    expect(reported()).toHaveLength(100);
  });

  it('truncates long origins', async () => {
    await from(`https://${'a'.repeat(1000)}.example.com`);
    expect(reported()[0]).toHaveLength(200);
  });
});

it('does not log text that is not an origin, so that clients cannot write control characters to the log', async () => {
  const texts = [
    '\u009b2J\u009b31mred',
    'https://front.example.com/path',
    'HTTPS://front.example.com',
    'front',
  ];
  for (const text of texts) await from(text, 'POST');
  expect(reported()).toEqual([]);
});

it.each(['https://app.example.com', 'https://auth.example.com', 'http://auth.internal:8000', 'null'])(
  'does not log the origin %s',
  async (origin) => {
    await from(origin, 'POST');
    expect(reported()).toEqual([]);
  },
);
