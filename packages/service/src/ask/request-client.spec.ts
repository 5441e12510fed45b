import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestClient } from './request-client.js';

interface SentRequest {
  id: string;
  token: string;
}

const permissions = { is_active: true, 'crm_button read': true };
let sent: SentRequest[];
let open: () => void;
let accepted: Promise<void>;
let reachable: boolean;
let client: RequestClient;

function respond(fields: object | string): void {
  client.onMessage({ value: Buffer.from(typeof fields === 'string' ? fields : JSON.stringify(fields)) });
}

const ok = ({ id }: SentRequest, user_id = 7) => ({ id, status: 'OK', user_id, permissions });

beforeEach(async () => {
  vi.useFakeTimers();
  sent = [];
  const opened = new Promise<void>((resolve) => (open = resolve));
  accepted = Promise.resolve();
  reachable = true;
  const send = (value: string) => {
    sent.push(JSON.parse(value) as SentRequest);
    return accepted;
  };
  client = new RequestClient({
    send,
    open: opened,
    isReachable: () => reachable,
    timeout: 1000,
    maxPending: 3,
  });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('RequestClient', () => {
  beforeEach(async () => {
    open();
    await Promise.resolve();
  });

  it('matches responses to requests by id, in any order, and ignores responses to others', async () => {
    const [one, two] = [client.request('a.a.a'), client.request('b.b.b')];
    respond({ id: 'of another service', status: 'OK', user_id: 1, permissions });
    respond(ok(sent[1]!, 2));
    respond(ok(sent[1]!, 9));
    respond({ id: sent[0]!.id, status: 'FAIL', user_id: '', permissions: '' });
    expect(await one).toBeUndefined();
    expect(await two).toEqual({ userId: 2, permissions });
  });

  it('sends one request for concurrent calls with the same token', async () => {
    const both = [client.request('a.a.a'), client.request('a.a.a')];
    expect(sent).toHaveLength(1);
    respond(ok(sent[0]!));
    expect(await Promise.all(both)).toEqual([
      { userId: 7, permissions },
      { userId: 7, permissions },
    ]);
    const later = client.request('a.a.a');
    expect(sent).toHaveLength(2);
    respond(ok(sent[1]!));
    await later;
  });

  it.each([
    ['text', (id: string) => `${id} is valid`],
    ['null', () => 'null'],
    ['another status', (id: string) => ({ id, status: 'ok', user_id: 7, permissions })],
    ['no user', (id: string) => ({ id, status: 'OK', permissions })],
    ['a list of permissions', (id: string) => ({ id, status: 'OK', user_id: 7, permissions: ['x'] })],
    ['an id in a list', (id: string) => ({ id: [id], status: 'OK', user_id: 7, permissions })],
  ])('ignores a response with %s and times out', async (_, reply) => {
    const requested = client.request('a.a.a');
    const outcome = expect(requested).rejects.toMatchObject({ reason: 'timeout' });
    respond(reply(sent[0]!.id));
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });

  it('fails with busy above the maximum of pending requests, until others are settled', async () => {
    const requested = ['a.a.a', 'b.b.b', 'c.c.c'].map((token) => client.request(token));
    await expect(client.request('d.d.d')).rejects.toMatchObject({ reason: 'busy' });
    for (const request of sent) respond(ok(request));
    await Promise.all(requested);
    const next = client.request('d.d.d');
    respond(ok(sent[3]!));
    expect(await next).toEqual({ userId: 7, permissions });
  });

  it('fails pending and later requests with closed after close()', async () => {
    const outcome = expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'closed' });
    client.close();
    await outcome;
    await expect(client.request('b.b.b')).rejects.toMatchObject({ reason: 'closed' });
  });
});

describe('RequestClient, while the brokers are away', () => {
  beforeEach(async () => {
    open();
    await Promise.resolve();
  });

  it('fails immediately and sends nothing, until they are back', async () => {
    reachable = false;
    await expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    expect(sent).toEqual([]);
    reachable = true;
    const requested = client.request('a.a.a');
    respond(ok(sent[0]!));
    expect(await requested).toEqual({ userId: 7, permissions });
  });

  it('fails the pending requests when the connection is lost', async () => {
    const outcome = expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    client.failPending();
    await outcome;
  });

  it('does not fail a later request for the same token when the sending of an earlier one is rejected', async () => {
    let reject: (cause: Error) => void = () => undefined;
    accepted = new Promise((_, rejectSend) => (reject = rejectSend));
    const outcome = expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    client.failPending();
    await outcome;
    accepted = Promise.resolve();
    const [later, joined] = [client.request('a.a.a'), client.request('a.a.a')];
    reject(new Error('The broker is away'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    respond(ok(sent[1]!));
    expect(await Promise.all([later, joined])).toHaveLength(2);
  });

  it('fails before the timeout when the brokers reject the message', async () => {
    accepted = Promise.reject(new Error('The broker is away'));
    await expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
  });
});

describe('RequestClient, before responses are read', () => {
  it('fails immediately when the first attempt to connect has failed', async () => {
    const outcome = expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'starting' });
    client.failPending();
    await outcome;
    reachable = false;
    await expect(client.request('b.b.b')).rejects.toMatchObject({ reason: 'starting' });
  });

  it('sends a waiting request as soon as responses are read', async () => {
    const requested = client.request('a.a.a');
    expect(sent).toEqual([]);
    open();
    await vi.advanceTimersByTimeAsync(0);
    respond(ok(sent[0]!));
    expect(await requested).toEqual({ userId: 7, permissions });
  });

  it('never sends a request that has timed out', async () => {
    const outcome = expect(client.request('a.a.a')).rejects.toMatchObject({ reason: 'starting' });
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
    open();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([]);
  });
});
