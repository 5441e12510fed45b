import { describe, expect, it } from 'vitest';
import { PasswordQueue } from './password-queue.js';

/** Work that ends when the test releases it. */
function heldWork() {
  const releases: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => releases.push(() => resolve('done')));
  return { work, running: () => releases.length, release: () => releases.splice(0).forEach((end) => end()) };
}

const busy = { code: 'password.busy', httpStatus: 503, retryAfter: expect.any(Number) };
const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of passwords', () => {
  it('runs a limited number in parallel, queues a limited number, and refuses the rest without work', async () => {
    const queue = new PasswordQueue({ hashesAtOnce: 2, queueLength: 3 });
    const { work, running, release } = heldWork();
    const asked = Array.from({ length: 50 }, () => queue.run(work));
    const refused = asked.slice(5).map((answer) => expect(answer).rejects.toMatchObject(busy));
    await Promise.all(refused);
    expect(running()).toBe(2);

    const accepted = Promise.all(asked.slice(0, 5));
    for (let round = 0; round < 3; round++) {
      release();
      await turns();
      expect(running()).toBeLessThanOrEqual(2);
    }
    expect(await accepted).toEqual(Array.from({ length: 5 }, () => 'done'));
  });

  it('accepts later work, also after a failed one', async () => {
    const queue = new PasswordQueue({ hashesAtOnce: 1, queueLength: 0 });
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await turns();
    const { work, release } = heldWork();
    const first = queue.run(work);
    await expect(queue.run(work)).rejects.toMatchObject(busy);
    await turns();
    release();
    expect(await first).toBe('done');
    await turns();
    expect(await queue.run(() => Promise.resolve('again'))).toBe('again');
  });

  it('reserves one place for each admission', async () => {
    const queue = new PasswordQueue({ hashesAtOnce: 1, queueLength: 1 });
    const { work, release } = heldWork();
    const twice = queue.admit(async () => [await queue.run(work), await queue.run(() => work())]);
    const other = queue.admit(work);
    await expect(queue.admit(work)).rejects.toMatchObject(busy);
    await turns();
    release();
    expect(await other).toBe('done');
    await turns();
    await turns();
    release();
    expect(await twice).toEqual(['done', 'done']);
    await expect(queue.admit(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await Promise.all([queue.run(async () => 1), queue.run(async () => 2)])).toEqual([1, 2]);
  });
});
