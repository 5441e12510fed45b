/**
 * Decodes snappy, lz4 and zstd batches, which kafkajs leaves to its user, with a limit on what a batch may grow to.
 * A batch is inspected before it is decoded, so that a decompression bomb costs nothing.
 */
import { decompress as decodeZstdFrame } from 'fzstd';
import kafkajs, { CompressionTypes } from 'kafkajs';
import { decompressFrameSync } from 'lz4-napi';
import { uncompressSync } from 'snappy';

/** Node finds no name for it in a CommonJS module. */
const { CompressionCodecs } = kafkajs;

/** Bytes of a decoded batch. A Java producer sends 1 MiB before compression, unless configured otherwise. */
export const largestBatch = 32 * 1024 * 1024;

/** Bytes; levels up to 19 of the reference encoder stay within it. */
const largestZstdWindow = 8 * 1024 * 1024;

/** Header of the framing that Java clients write: magic, version and oldest compatible version. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const xerialHeader = xerialMagic.length + 8;

export type Decode = (batch: Buffer) => Buffer;

/** Snappy: one raw block, or the xerial framing of raw blocks, each behind its length. @throws Error */
export function decodeSnappy(batch: Buffer): Buffer {
  const blocks = batch.subarray(0, xerialMagic.length).equals(xerialMagic) ? xerialBlocks(batch) : [batch];
  requireBounded(blocks.reduce((sum, block) => sum + snappyLength(block), 0));
  const decoded = blocks.map((block) => uncompressSync(block, { asBuffer: true }) as Buffer);
  return decoded.length === 1 ? decoded[0]! : Buffer.concat(decoded);
}

/** One LZ4 frame (LZ4 Frame Format 1.6), as every Kafka client writes. @throws Error */
export function decodeLz4(batch: Buffer): Buffer {
  requireBounded(lz4Bound(batch));
  return decompressFrameSync(batch);
}

/** One Zstandard frame (RFC 8878). @throws Error */
export function decodeZstd(batch: Buffer): Buffer {
  requireBounded(zstdBound(batch));
  const decoded = decodeZstdFrame(batch);
  return Buffer.from(decoded.buffer, decoded.byteOffset, decoded.length);
}

/** By the numbers the Kafka protocol gives them; gzip comes with kafkajs. */
export const decoders: ReadonlyMap<CompressionTypes, Decode> = new Map([
  [CompressionTypes.Snappy, decodeSnappy],
  [CompressionTypes.LZ4, decodeLz4],
  [CompressionTypes.ZSTD, decodeZstd],
]);

/** What kafkajs calls; Gatehouse itself sends uncompressed batches. */
export function codecOf(decode: Decode) {
  return () => ({
    compress: (): Promise<Buffer> => Promise.reject(new Error('This codec decodes only')),
    decompress: async (batch: Buffer): Promise<Buffer> => decode(batch),
  });
}

/**
 * Registers each codec that the process has not registered itself, in the table that kafkajs has for this.
 * @returns whether one was missing
 */
export function registerCodecs(): boolean {
  const missing = [...decoders].filter(([type]) => !isRegistered(type));
  for (const [type, decode] of missing) Object.assign(CompressionCodecs, { [type]: codecOf(decode) });
  return missing.length > 0;
}

/** kafkajs puts a function that throws where no codec was registered. */
export function isRegistered(type: CompressionTypes): boolean {
  try {
    return Boolean((CompressionCodecs as Partial<Record<CompressionTypes, () => unknown>>)[type]?.());
  } catch {
    return false;
  }
}

function requireBounded(length: number): void {
  if (length > largestBatch) throw new RangeError(`The batch grows beyond ${largestBatch} bytes`);
}

function xerialBlocks(batch: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let start = xerialHeader; start < batch.length;) {
    const end = start + 4 + batch.readUInt32BE(start);
    if (end > batch.length) throw new RangeError('The snappy frame is cut short');
    blocks.push(batch.subarray(start + 4, end));
    start = end;
  }
  return blocks;
}

/** A raw block begins with its decoded length, 7 bits a byte, lowest first. */
function snappyLength(block: Buffer): number {
  for (let index = 0, length = 0; index < 5; index += 1) {
    const byte = block.readUInt8(index);
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return length;
  }
  throw new RangeError('The snappy block has no length');
}

/** Adds up what each block can grow to. A compressed block grows to 255 times its size at most. */
function lz4Bound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== 0x184d2204) throw new RangeError('The batch is no LZ4 frame');
  const flags = frame.readUInt8(4);
  const largest = 2 ** (8 + 2 * ((frame.readUInt8(5) >> 4) & 7));
  const [blockChecksum, contentSize, contentChecksum, dictionary] = [0x10, 0x08, 0x04, 0x01].map(
    (flag) => (flags & flag) !== 0,
  );
  let bound = 0;
  let offset = 7 + (contentSize ? 8 : 0) + (dictionary ? 4 : 0);
  for (let head = frame.readUInt32LE(offset); head !== 0; head = frame.readUInt32LE(offset)) {
    const size = head & 0x7fffffff;
    bound += head > 0x7fffffff ? size : Math.min(largest, 255 * size);
    offset += 4 + size + (blockChecksum ? 4 : 0);
  }
  requireEnd(frame, offset + 4 + (contentChecksum ? 4 : 0));
  return bound;
}

/** Adds up what each block can grow to: 128 KiB for a compressed block, its stated size for the others. */
function zstdBound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== 0xfd2fb528) throw new RangeError('The batch is no Zstandard frame');
  const flags = frame.readUInt8(4);
  const isSingleSegment = (flags & 0x20) !== 0;
  const window = isSingleSegment ? 0 : windowOf(frame.readUInt8(5));
  if (window > largestZstdWindow)
    throw new RangeError(`The window is larger than ${largestZstdWindow} bytes`);
  const dictionaryLength = [0, 1, 2, 4][flags & 3]!;
  const sizeLength = [isSingleSegment ? 1 : 0, 2, 4, 8][flags >> 6]!;
  const sizeStart = 5 + (isSingleSegment ? 0 : 1) + dictionaryLength;
  requireBounded(contentSize(frame, sizeStart, sizeLength));
  let bound = 0;
  let offset = sizeStart + sizeLength;
  for (let isLast = false; !isLast;) {
    const head = frame.readUIntLE(offset, 3);
    const [type, size] = [(head >> 1) & 3, head >> 3];
    isLast = (head & 1) === 1;
    bound += type === 2 ? 128 * 1024 : size;
    offset += 3 + (type === 1 ? 1 : size);
  }
  requireEnd(frame, offset + ((flags & 4) === 0 ? 0 : 4));
  return bound;
}

function windowOf(descriptor: number): number {
  const power = 2 ** (10 + (descriptor >> 3));
  return power + (power / 8) * (descriptor & 7);
}

function contentSize(frame: Buffer, start: number, length: number): number {
  if (length === 8) return Number(frame.readBigUInt64LE(start));
  return length === 0 ? 0 : frame.readUIntLE(start, length);
}

/** More than one frame, or less: the sums would not hold for what a decoder makes of it. */
function requireEnd(frame: Buffer, end: number): void {
  if (end !== frame.length) throw new RangeError('The batch is not exactly one frame');
}
