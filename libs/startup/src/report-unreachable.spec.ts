import { once } from 'node:events';
import { createServer } from 'node:net';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { type NeededServer, reportUnreachable } from './report-unreachable.js';

let warn: MockInstance<Logger['warn']>;
beforeEach(() => void (warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined)));
afterEach(() => warn.mockRestore());

const kafka = (...addresses: string[]): NeededServer => ({
  name: 'Kafka',
  addresses,
  setting: 'KAFKA_URL',
  meanwhile: 'requests wait',
});

async function listening(): Promise<{ address: string; close: () => void }> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () => server.close(),
  };
}

async function closed(): Promise<string> {
  const { address, close } = await listening();
  close();
  return address;
}

describe('a server that the app does not wait for', () => {
  it('is named in one sentence with its setting when no address answers', async () => {
    const [one, other] = [await closed(), await closed()];
    await reportUnreachable(kafka(one, other));
    expect(warn.mock.calls).toEqual([
      [
        {
          msg: expect.stringMatching(
            new RegExp(
              `^Kafka at ${one}, ${other} cannot be reached: .*ECONNREFUSED.*\\. Until it answers, requests wait\\. Is it running, and does KAFKA_URL name it\\?$`,
            ),
          ),
        },
      ],
    ]);
  });

  it('is not named when one of its addresses answers, or without an address', async () => {
    const server = await listening();
    await reportUnreachable(kafka(await closed(), server.address));
    await reportUnreachable(kafka());
    server.close();
    expect(warn).not.toHaveBeenCalled();
  });
});
