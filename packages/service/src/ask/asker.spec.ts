import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Asker } from './asker.js';

interface Request {
  id: string;
  token: string;
}

const permissions = { is_active: true, 'crm_button read': true };
let sent: Request[];
let open: () => void;
let taken: Promise<void>;
let reachable: boolean;
let asker: Asker;

function answer(fields: object | string): void {
  asker.onMessage({ value: Buffer.from(typeof fields === 'string' ? fields : JSON.stringify(fields)) });
}

const good = ({ id }: Request, user_id = 7) => ({ id, status: 'OK', user_id, permissions });

beforeEach(async () => {
  vi.useFakeTimers();
  sent = [];
  const opened = new Promise<void>((resolve) => (open = resolve));
  taken = Promise.resolve();
  reachable = true;
  const send = (value: string) => {
    sent.push(JSON.parse(value) as Request);
    return taken;
  };
  asker = new Asker({ send, open: opened, isReachable: () => reachable, timeout: 1000, openQuestions: 3 });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a question', () => {
  beforeEach(async () => {
    open();
    await Promise.resolve();
  });

  it('gets the answer with its id, whatever else passes by in whatever order', async () => {
    const [one, two] = [asker.ask('a.a.a'), asker.ask('b.b.b')];
    answer({ id: 'of another service', status: 'OK', user_id: 1, permissions });
    answer(good(sent[1]!, 2));
    answer(good(sent[1]!, 9));
    answer({ id: sent[0]!.id, status: 'FAIL', user_id: '', permissions: '' });
    expect(await one).toBeUndefined();
    expect(await two).toEqual({ userId: 2, permissions });
  });

  it('about a token that is being asked about joins it', async () => {
    const both = [asker.ask('a.a.a'), asker.ask('a.a.a')];
    expect(sent).toHaveLength(1);
    answer(good(sent[0]!));
    expect(await Promise.all(both)).toEqual([
      { userId: 7, permissions },
      { userId: 7, permissions },
    ]);
    const later = asker.ask('a.a.a');
    expect(sent).toHaveLength(2);
    answer(good(sent[1]!));
    await later;
  });

  it.each([
    ['text', (id: string) => `${id} is fine`],
    ['null', () => 'null'],
    ['another status', (id: string) => ({ id, status: 'ok', user_id: 7, permissions })],
    ['no user', (id: string) => ({ id, status: 'OK', permissions })],
    ['a list of permissions', (id: string) => ({ id, status: 'OK', user_id: 7, permissions: ['x'] })],
    ['an id in a list', (id: string) => ({ id: [id], status: 'OK', user_id: 7, permissions })],
  ])('is not answered by %s', async (_, reply) => {
    const asked = asker.ask('a.a.a');
    const outcome = expect(asked).rejects.toMatchObject({ reason: 'timeout' });
    answer(reply(sent[0]!.id));
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });

  it('fails at once beyond what may be open, and again has room when others are settled', async () => {
    const asked = ['a.a.a', 'b.b.b', 'c.c.c'].map((token) => asker.ask(token));
    await expect(asker.ask('d.d.d')).rejects.toMatchObject({ reason: 'busy' });
    for (const request of sent) answer(good(request));
    await Promise.all(asked);
    const next = asker.ask('d.d.d');
    answer(good(sent[3]!));
    expect(await next).toEqual({ userId: 7, permissions });
  });

  it('fails when the client is closed, and so does every later one', async () => {
    const outcome = expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'closed' });
    asker.close();
    await outcome;
    await expect(asker.ask('b.b.b')).rejects.toMatchObject({ reason: 'closed' });
  });
});

describe('while the brokers are away, a question', () => {
  beforeEach(async () => {
    open();
    await Promise.resolve();
  });

  it('fails at once and is not sent, until they are back', async () => {
    reachable = false;
    await expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    expect(sent).toEqual([]);
    reachable = true;
    const asked = asker.ask('a.a.a');
    answer(good(sent[0]!));
    expect(await asked).toEqual({ userId: 7, permissions });
  });

  it('that was open when they went away fails at that moment', async () => {
    const outcome = expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    asker.lose();
    await outcome;
  });

  it('that they did not take fails at that moment, and leaves a later one about the token alone', async () => {
    let refuse: (cause: Error) => void = () => undefined;
    taken = new Promise((_, reject) => (refuse = reject));
    const outcome = expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
    asker.lose();
    await outcome;
    taken = Promise.resolve();
    const [later, joined] = [asker.ask('a.a.a'), asker.ask('a.a.a')];
    refuse(new Error('The broker is away'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    answer(good(sent[1]!));
    expect(await Promise.all([later, joined])).toHaveLength(2);
  });

  it('whose sending was refused fails without waiting for its time-out', async () => {
    taken = Promise.reject(new Error('The broker is away'));
    await expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'disconnected' });
  });
});

describe('before answers can be read, a question', () => {
  it('fails at once when the first attempt to connect has failed', async () => {
    const outcome = expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'starting' });
    asker.lose();
    await outcome;
    reachable = false;
    await expect(asker.ask('b.b.b')).rejects.toMatchObject({ reason: 'starting' });
  });

  it('waits, and is put as soon as they can', async () => {
    const asked = asker.ask('a.a.a');
    expect(sent).toEqual([]);
    open();
    await vi.advanceTimersByTimeAsync(0);
    answer(good(sent[0]!));
    expect(await asked).toEqual({ userId: 7, permissions });
  });

  it('that has waited too long is never put', async () => {
    const outcome = expect(asker.ask('a.a.a')).rejects.toMatchObject({ reason: 'starting' });
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
    open();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([]);
  });
});
