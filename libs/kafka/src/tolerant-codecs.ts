/**
 * Codecs that do not fail on malformed batches. kafkajs crashes the consumer on a batch that it cannot decode, again after
 * each restart. These codecs decode such a batch to one placeholder per record; placeholders get dead letters with their offsets.
 */
import { decoders, largestBatch } from '#kafkajs-extensions';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import kafkajs, { CompressionTypes, type KafkaMessage } from 'kafkajs';
import { type BatchHeader, headerBefore } from './batch-header.js';

/** A Java producer sends fewer at once by default. kafkajs creates an object for each and spreads them as arguments. */
const mostRecords = 20_000;

/** Name of the header that marks a placeholder; random, so that callers cannot send it. */
const marker = randomBytes(8).toString('hex');

/** A batch whose header announces too many records for placeholders. */
export interface SkippableBatch {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  readonly reason: string;
  /** `performance.now()` of the last attempt to decode it. */
  readonly seenAt: number;
}

/** By first offset: a codec does not learn the partition of a batch. */
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
      compress: () => Promise.reject(new Error('This codec decodes only')),
      decompress: (batch: Buffer) => decodeOrReplace(batch, decode),
    };
    Object.assign(kafkajs.CompressionCodecs, { [type]: () => codec });
  }
}

/** @returns why the batch of a placeholder could not be decoded; undefined for other messages */
export function undecodableReason({ headers }: Pick<KafkaMessage, 'headers'>): string | undefined {
  return headers?.[marker]?.toString();
}

/** @returns the skippable batch at this offset, if the client tried to decode it after `since` (`performance.now()`) */
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

/** By the name of the error, kafkajs treats the batch as incomplete and continues with the other partitions. */
function leaveOut({ firstOffset, lastOffsetDelta, count }: BatchHeader): Error {
  const reason = `The batch has ${count} records; the limit is ${mostRecords}`;
  if (skippable.size >= mostSkippable) skippable.clear();
  const lastOffset = firstOffset + BigInt(lastOffsetDelta);
  skippable.set(firstOffset, { firstOffset, lastOffset, reason, seenAt: performance.now() });
  return Object.assign(new Error(reason), { name: 'KafkaJSPartialMessageError' });
}

/** @returns records (message format v2) without key and value, with the reason in the marker header */
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

/** Zigzag varint, as in Protocol Buffers. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = (value << 1) ^ (value >> 31);
  for (; rest > 0x7f || rest < 0; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
