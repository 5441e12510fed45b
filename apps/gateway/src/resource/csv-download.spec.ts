import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CodedError } from '#errors';
import { csvDownload } from './csv-download.js';

const table = { header: ['number'], cellsOf: (row: number) => [String(row)] };
const total = 100_000;

/** @returns pages of numbers, and notes how many were read */
function numbers() {
  const read = { pages: 0 };
  const list = ({ limit, after }: { limit: number; after: string | undefined }) => {
    read.pages++;
    const start = Number(after ?? 0);
    const end = Math.min(start + limit, total);
    const items = Array.from({ length: end - start }, (_, index) => start + index);
    return Promise.resolve({ items, next: end < total ? String(end) : null });
  };
  return { read, list };
}

describe('the download of a list', () => {
  it('has every row once, below the header', async () => {
    const file = await csvDownload('numbers', table, numbers().list);
    const lines = (await text(file.getStream())).trimEnd().split('\r\n');
    // The decoder removes the byte order mark.
    expect(lines).toEqual(['number', ...Array.from({ length: total }, (_, index) => String(index))]);
    expect(file.getHeaders()).toMatchObject({
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="numbers.csv"',
    });
  });

  it('reads no page ahead of a client that does not read, and none after it hung up', async () => {
    const { read, list } = numbers();
    const stream = (await csvDownload('numbers', table, list)).getStream();
    expect(read.pages).toBe(1);
    const chunks = stream[Symbol.asyncIterator]();
    for (let index = 0; index < 5; index++) await chunks.next();
    expect(read.pages).toBeLessThan(20);
    const { pages } = read;
    await chunks.return!();
    expect([stream.destroyed, read.pages]).toEqual([true, pages]);
  });

  it('fails before the response when the first page is refused', async () => {
    const refused = () => Promise.reject(new CodedError('authorization.refused'));
    await expect(csvDownload('numbers', table, refused)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
  });
});
