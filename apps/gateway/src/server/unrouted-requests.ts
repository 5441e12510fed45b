/** Answers requests without a route: 405 with `Allow` if the path exists with other methods, otherwise 404. */
import { CodedError } from '#errors';
import type { FastifyInstance } from 'fastify';

/** Answers before the body is read, which cannot affect the response. */
export function answerUnrouted(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const asksForMethods = request.method === 'OPTIONS';
    if (!request.is404 && !asksForMethods) return done();
    const methods = methodsOf(server, pathOf(request.url));
    if (methods.length === 0) return done(new CodedError('request.not_found'));
    reply.header('Allow', [...methods, 'OPTIONS'].join(', '));
    if (!asksForMethods) return done(new CodedError('request.method_not_allowed'));
    void reply.code(204).send();
  });
}

function methodsOf(server: FastifyInstance, url: string): string[] {
  return server.supportedMethods
    .filter((method) => method !== 'OPTIONS')
    .filter((method) => server.findRoute({ method, url }) !== null);
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
