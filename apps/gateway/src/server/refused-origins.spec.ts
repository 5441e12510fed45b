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

describe('an origin that is not listed', () => {
  it('is reported once, with the setting that would allow it, whatever it asks for', async () => {
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

  it('is reported beside others, at most a hundred', async () => {
    for (let number = 0; number < 120; number++) await from(`https://${number}.example.com`);
    expect(reported()).toHaveLength(100);
  });

  it('is cut where it is long', async () => {
    await from(`https://${'a'.repeat(1000)}.example.com`);
    expect(reported()[0]).toHaveLength(200);
  });
});

it('text that is no origin is not reported, so that nobody writes control characters to a log', async () => {
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
  'the origin %s is not reported',
  async (origin) => {
    await from(origin, 'POST');
    expect(reported()).toEqual([]);
  },
);
