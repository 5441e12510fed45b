import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import type { RedisSettings } from '#config';
import { afterEach, describe, expect, it } from 'vitest';
import { RedisCheck, judgeRedis } from './redis-check.js';

const report = (facts: Record<string, string>) =>
  ['# Server', 'redis_version:6.2.6', '', ...Object.entries(facts).map((fact) => fact.join(':'))].join(
    '\r\n',
  );
const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** @param answer by the name of the command */
async function checkOf(answer: (command: string) => string): Promise<RedisCheck> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const commands = [...String(bytes).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)].map(([, name]) => name!);
      for (const command of commands) socket.write(answer(command.toLowerCase()));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  const address = { host: '127.0.0.1', port, db: 0 };
  return new RedisCheck({ address, addresses: [`127.0.0.1:${port}`] } as unknown as RedisSettings);
}

const bulk = (text: string) => `$${text.length}\r\n${text}\r\n`;

describe('the check of Redis', () => {
  it('finds eviction only where memory is limited', () => {
    const policy = { maxmemory_policy: 'allkeys-lru', used_memory: '10' };
    expect(codesOf(judgeRedis(report({ ...policy, maxmemory: '1000' }), 'x'))).toEqual(['redis.eviction']);
    expect(judgeRedis(report({ ...policy, maxmemory: '0' }), 'x')).toEqual([]);
  });

  it('finds memory that is nearly full, a replica, and a disk that cannot be written', () => {
    const facts = { role: 'slave', maxmemory: '100', used_memory: '95', rdb_last_bgsave_status: 'err' };
    expect(codesOf(judgeRedis(report(facts), '3600 1'))).toEqual([
      'redis.replica',
      'redis.memory',
      'redis.saving_fails',
    ]);
  });

  it('finds that nothing is kept, only where that is known', () => {
    expect(codesOf(judgeRedis(report({ aof_enabled: '0' }), ''))).toEqual(['redis.not_persistent']);
    expect(judgeRedis(report({ aof_enabled: '0' }), undefined)).toEqual([]);
    expect(judgeRedis(report({ aof_enabled: '1' }), '')).toEqual([]);
  });

  it('does without CONFIG where the server refuses it', async () => {
    const check = await checkOf((command) =>
      command === 'info'
        ? bulk(
            report({ loading: '0', aof_enabled: '0', maxmemory: '1000', maxmemory_policy: 'volatile-ttl' }),
          )
        : "-ERR unknown command 'config'\r\n",
    );
    expect(codesOf((await check.run()) as [])).toEqual(['redis.eviction']);
  });

  it('reports a server that wants a password, and one that speaks another protocol', async () => {
    const locked = await checkOf(() => '-NOAUTH Authentication required.\r\n');
    expect(await locked.run()).toMatchObject([
      { code: 'redis.unreachable', parameters: { reason: expect.stringContaining('NOAUTH') } },
    ]);
    const other = await checkOf(() => 'HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(codesOf((await other.run()) as [])).toEqual(['redis.unreachable']);
  });

  it('reports a server that is away', async () => {
    const address = { host: '127.0.0.1', port: 1, db: 0 };
    const check = new RedisCheck({ address, addresses: ['127.0.0.1:1'] } as unknown as RedisSettings);
    expect(await check.run()).toMatchObject([
      { code: 'redis.unreachable', parameters: { reason: expect.stringContaining('ECONNREFUSED') } },
    ]);
  });
});
