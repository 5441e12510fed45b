/** The limit for HTTP: Fastify with one route without checks. Listens on PORT. */
import fastify from 'fastify';

const server = fastify();
server.get('/health/ready', () => ({}));
server.post('/', () => ({ status: 'OK' }));
await server.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
process.on('SIGTERM', () => void server.close());
