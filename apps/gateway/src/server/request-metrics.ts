/** Measures each request by method, route and status. */
import {
  fixedText,
  type FixedText,
  histogram,
  type HistogramSeries,
  type HttpMethod,
  httpMethods,
  type HttpStatus,
} from '#metrics';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

/** Of requests without a route. */
const noRoute = fixedText('');

/** Call it before routes are added. Each route gets a hook of its own, because Fastify builds the name of the route for each request that asks. */
export function measureRequests(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const durations = new RouteDurations(fixedText(route.url));
    route.onResponse = [
      ...hooksOf(route),
      (request, reply, done) => {
        durations.observe(request, reply);
        done();
      },
    ];
  });
  const unrouted = new RouteDurations(noRoute);
  server.addHook('onResponse', (request, reply, done) => {
    if (request.is404) unrouted.observe(request, reply);
    done();
  });
}

function hooksOf({ onResponse = [] }: RouteOptions) {
  return Array.isArray(onResponse) ? onResponse : [onResponse];
}

class RouteDurations {
  private readonly byMethod = new Map<string, Map<number, HistogramSeries>>();

  constructor(private readonly route: FixedText) {}

  observe({ method }: Pick<FastifyRequest, 'method'>, reply: FastifyReply): void {
    const { statusCode, elapsedTime } = reply;
    const series = this.byMethod.get(method)?.get(statusCode) ?? this.add(method, statusCode);
    series.observe(elapsedTime / 1000);
  }

  private add(method: string, status: number): HistogramSeries {
    const isKnown = httpMethods.some((known) => known === method);
    const series = histogram('http_server_request_duration_seconds', {
      http_request_method: isKnown ? (method as HttpMethod) : '_OTHER',
      http_route: this.route,
      // A status that the catalogue lacks counts as `other`.
      http_response_status_code: String(status) as HttpStatus,
    });
    const byStatus = this.byMethod.get(method) ?? new Map<number, HistogramSeries>();
    this.byMethod.set(method, byStatus.set(status, series));
    return series;
  }
}
