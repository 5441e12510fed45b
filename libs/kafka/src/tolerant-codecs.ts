/**
 * Codecs that never fail. kafkajs gives up the whole consumer on a batch that it cannot decode, and meets it again ever
 * after. Here such a batch decodes to as many placeholders as it has records, which are parked by their offsets.
 */
import { decoders, largestBatch } from '#kafkajs-extensions';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import kafkajs, { CompressionTypes, type KafkaMessage } from 'kafkajs';
import { type BatchHeader, headerBefore } from './batch-header.js';

/** More records than a Java producer can send at once by default. Each becomes an object, and kafkajs spreads them. */
const mostRecords = 20_000;

/** Header of a placeholder; random, so that no caller can send it. */
const marker = randomBytes(8).toString('hex');

/** A batch of which not even placeholders can be made, because it says that it has too many records. */
export interface SkippableBatch {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  readonly reason: string;
  /** When the client last met it, by the monotonic clock. */
  readonly seenAt: number;
}

/** By first offset; the client does not say of which partition a batch is. */
const skippable = new Map<bigint, SkippableBatch>();
const mostSkippable = 100;

const decodeGzip = (batch: Buffer): Promise<Buffer> =>
  promisify(gunzip)(batch, { maxOutputLength: largestBatch });

/** Idempotent. */
export function registerTolerantCodecs(): void {
  const all = new Map<CompressionTypes, (batch: Buffer) => Buffer | Promise<Buffer>>([
    ...decoders,
    [CompressionTypes.GZIP, decodeGzip],
  ]);
  for (const [type, decode] of all) {
    const codec = {
      compress: () => Promise.reject(new Error('Batches are sent uncompressed')),
      decompress: (batch: Buffer) => decodeOrReplace(batch, decode),
    };
    Object.assign(kafkajs.CompressionCodecs, { [type]: () => codec });
  }
}

/** @returns why the message is a placeholder; undefined for every message that was sent */
export function undecodableReason({ headers }: Pick<KafkaMessage, 'headers'>): string | undefined {
  return headers?.[marker]?.toString();
}

/** The batch at which a partition stands still. @param since by the monotonic clock: it was met after that */
export function skippableAt(offset: bigint, since: number): SkippableBatch | undefined {
  const batch = skippable.get(offset);
  return batch && batch.seenAt > since ? batch : undefined;
}

async function decodeOrReplace(
  batch: Buffer,
  decode: (batch: Buffer) => Buffer | Promise<Buffer>,
): Promise<Buffer> {
  const header = headerBefore(batch);
  if (header && header.count > mostRecords) throw leaveOut(header);
  try {
    return await decode(batch);
  } catch (error) {
    if (!header) throw error;
    return placeholders(header, (error as Error).message);
  }
}

/** The name makes kafkajs take the batch for one that has not arrived whole, and go on with the other partitions. */
function leaveOut({ firstOffset, lastOffsetDelta, count }: BatchHeader): Error {
  const reason = `The batch has ${count} records, and at most ${mostRecords} are read at once`;
  if (skippable.size >= mostSkippable) skippable.clear();
  const lastOffset = firstOffset + BigInt(lastOffsetDelta);
  skippable.set(firstOffset, { firstOffset, lastOffset, reason, seenAt: performance.now() });
  return Object.assign(new Error(reason), { name: 'KafkaJSPartialMessageError' });
}

/** Records (message format v2) without key and value, with the reason in the marking header. */
function placeholders({ count, lastOffsetDelta }: BatchHeader, reason: string): Buffer {
  const header = [marker, reason.slice(0, 200)].flatMap((text) => [
    varint(Buffer.byteLength(text)),
    Buffer.from(text),
  ]);
  const [attributes, noTime, none, oneHeader] = [Buffer.of(0), varint(0), varint(-1), varint(1)];
  const records = Array.from({ length: count }, (_, index) => {
    const delta = varint(index === count - 1 ? lastOffsetDelta : index);
    const record = Buffer.concat([attributes, noTime, delta, none, none, oneHeader, ...header]);
    return Buffer.concat([varint(record.length), record]);
  });
  return Buffer.concat(records);
}

/** Zigzag varint, as Protocol Buffers have it. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = (value << 1) ^ (value >> 31);
  for (; rest > 0x7f || rest < 0; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
