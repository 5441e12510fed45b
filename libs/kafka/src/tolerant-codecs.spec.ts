import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { type KafkaMessage } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { registerTolerantCodecs, skippableAt, undecodableReason } from './tolerant-codecs.js';

/** Decodes the records of a partition. Not part of the public interface of kafkajs, hence the pinned version. */
const decodeMessages = createRequire(import.meta.url)(
  'kafkajs/src/protocol/requests/fetch/v4/decodeMessages',
) as (decoder: object) => Promise<KafkaMessage[]>;
const Decoder = createRequire(import.meta.url)('kafkajs/src/protocol/decoder') as new (
  bytes: Buffer,
) => object;

interface Batch {
  readonly codec: number;
  readonly firstOffset: number;
  readonly count: number;
  readonly records: Buffer;
}

/** A record batch (message format v2) as a broker sends it. */
function batchOf({ codec, firstOffset, count, records }: Batch): Buffer {
  const header = Buffer.alloc(61);
  header.writeBigInt64BE(BigInt(firstOffset), 0);
  header.writeInt32BE(49 + records.length, 8);
  header.writeInt8(2, 16);
  header.writeInt16BE(codec, 21);
  header.writeInt32BE(count - 1, 23);
  header.writeInt32BE(count, 57);
  return Buffer.concat([header, records]);
}

async function decoded(...batches: readonly Batch[]): Promise<KafkaMessage[]> {
  registerTolerantCodecs();
  const records = Buffer.concat(batches.map(batchOf));
  const size = Buffer.alloc(4);
  size.writeInt32BE(records.length);
  return decodeMessages(new Decoder(Buffer.concat([size, records])));
}

/** One record without key: length, attributes, time, offset, no key, the value `{}`, no headers. */
const record = Buffer.from([0x12, 0x00, 0x00, 0x00, 0x01, 0x04, 0x7b, 0x7d, 0x00, 0x00]);
const good = (firstOffset: number): Batch => ({ codec: 0, firstOffset, count: 1, records: record });

describe('the tolerant codecs', () => {
  it.each([
    ['gzip', 1],
    ['snappy', 2],
    ['lz4', 3],
    ['zstd', 4],
  ])('decode a malformed %s batch to one placeholder per offset', async (_, codec) => {
    const broken = { codec, firstOffset: 7, count: 300, records: Buffer.from('malformed records') };
    const messages = await decoded(good(6), broken, good(307));
    expect(messages.map(({ offset }) => Number(offset))).toEqual(
      Array.from({ length: 302 }, (_, index) => 6 + index),
    );
    const reasons = messages.map(undecodableReason);
    expect([reasons[0], reasons.at(-1)]).toEqual([undefined, undefined]);
    expect(reasons.slice(1, -1).every(Boolean)).toBe(true);
    expect(messages[1]).toMatchObject({ key: null, value: null });
  });

  it('decode a gzip batch that exceeds the size limit to a placeholder', async () => {
    const bomb = gzipSync(Buffer.alloc(33 * 1024 * 1024));
    const messages = await decoded({ codec: 1, firstOffset: 0, count: 1, records: bomb }, good(1));
    expect(messages.map(undecodableReason)).toEqual([expect.stringContaining('larger than'), undefined]);
  });

  it('stop at a batch with too many records and make it skippable by its offset', async () => {
    const before = performance.now();
    const oversized = { codec: 1, firstOffset: 40, count: 200_000, records: gzipSync(Buffer.alloc(10)) };
    const messages = await decoded(good(39), oversized, good(200_040));
    expect(messages.map(({ offset }) => offset)).toEqual(['39']);
    expect(skippableAt(40n, before)).toMatchObject({ firstOffset: 40n, lastOffset: 200_039n });
    expect(skippableAt(40n, performance.now())).toBeUndefined();
    expect(skippableAt(39n, before)).toBeUndefined();
  });
});

it('undecodableReason returns undefined for a header that a caller might send', () => {
  expect(undecodableReason({ headers: { undecodable: Buffer.from('x') } })).toBeUndefined();
});
