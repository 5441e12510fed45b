import { type HistogramSeries, histogram, fixedText, type HttpMethod, type HttpStatus } from '#metrics';
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureRequests } from './request-metrics.js';

let server: FastifyInstance;

beforeAll(async () => {
  server = Fastify({ routerOptions: { ignoreTrailingSlash: true } });
  measureRequests(server);
  server.get('/measured/:id', () => ({}));
  server.post('/measured/:id', (_, reply) => reply.code(418).send());
  server.get('/hooked', { onResponse: (_request, _reply, done) => done() }, () => ({}));
  await server.ready();
});

const series = (method: HttpMethod, route: string, status: HttpStatus): HistogramSeries =>
  histogram('http_server_request_duration_seconds', {
    http_request_method: method,
    http_route: fixedText(route),
    http_response_status_code: status,
  });

const requestsOf = ({ counts }: HistogramSeries) => counts.reduce((sum, count) => sum + count, 0);

describe('a request', () => {
  it('is measured once, under the pattern of its route', async () => {
    await server.inject('/measured/1');
    await server.inject('/measured/2/?token=secret');
    await server.inject({ method: 'HEAD', url: '/measured/1' });
    await server.inject('/hooked');
    expect(requestsOf(series('GET', '/measured/:id', '200'))).toBe(2);
    expect(requestsOf(series('HEAD', '/measured/:id', '200'))).toBe(1);
    expect(requestsOf(series('GET', '/hooked', '200'))).toBe(1);
  });

  it('without a route is measured under an empty one', async () => {
    for (const url of ['/a', '/b?c', '/person@example.com']) await server.inject(url);
    expect(requestsOf(series('GET', '', '404'))).toBe(3);
  });

  it('with a status that the catalogue lacks counts as other', async () => {
    await server.inject({ method: 'POST', url: '/measured/1' });
    expect(requestsOf(series('POST', '/measured/:id', 'other' as HttpStatus))).toBe(1);
  });
});
