/** Answers what no route takes: 405 with `Allow` where the path is known by other methods, 404 where it is not. */
import { CodedError } from '#errors';
import type { FastifyInstance } from 'fastify';

/** Before the body is read: there is nothing in it that could matter. */
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
