import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeWithin, DestroyableSockets } from './destroyable-sockets.js';

let server: Server;

beforeAll(async () => {
  server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

function connectBy(sockets: DestroyableSockets) {
  const { port } = server.address() as AddressInfo;
  return sockets.create({ host: '127.0.0.1', port, ssl: undefined as never, onConnect: () => undefined });
}

/** @returns a promise of the error that kafkajs would receive */
const errorOf = async (socket: ReturnType<typeof connectBy>) => (await once(socket, 'error'))[0] as Error;

describe('DestroyableSockets', () => {
  it('destroys an open connection with an error, by which kafkajs rejects its pending requests', async () => {
    const sockets = new DestroyableSockets();
    const socket = connectBy(sockets);
    await once(socket, 'connect');
    const error = errorOf(socket);
    sockets.destroyAll();
    expect(await error).toMatchObject({ message: 'The client closed the connection' });
  });

  it('destroys connections that are created after destroyAll()', async () => {
    const sockets = new DestroyableSockets();
    sockets.destroyAll();
    const socket = connectBy(sockets);
    expect(await errorOf(socket)).toMatchObject({ message: 'The client closed the connection' });
    expect(socket.destroyed).toBe(true);
  });

  it('survives an error of a connection that kafkajs no longer listens to', () => {
    const sockets = new DestroyableSockets();
    const socket = connectBy(sockets);
    expect(() => socket.emit('error', new Error('tlsv1 alert unknown ca'))).not.toThrow();
    sockets.destroyAll();
  });
});

describe('closeWithin', () => {
  it('destroys the sockets once the shutdown has ended', async () => {
    const sockets = new DestroyableSockets();
    const socket = connectBy(sockets);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    let end: () => void = () => undefined;
    const closed = closeWithin(60_000, new Promise<void>((resolve) => (end = resolve)), sockets);
    expect(socket.destroyed).toBe(false);
    end();
    await closed;
    expect(socket.destroyed).toBe(true);
  });

  it('destroys the sockets after the time limit when the shutdown does not end', async () => {
    const sockets = new DestroyableSockets();
    const socket = connectBy(sockets);
    socket.on('error', () => undefined);
    await closeWithin(1, new Promise<never>(() => undefined), sockets);
    expect(socket.destroyed).toBe(true);
  });
});
