/**
 * Decodes snappy, lz4 and zstd batches, which kafkajs does not support, with a limit on the decoded size.
 * The size is computed from the headers before anything is decoded, so that a decompression bomb costs nothing.
 */
import { decompress as decodeZstdFrame } from 'fzstd';
import kafkajs, { CompressionTypes } from 'kafkajs';
import { decompressFrameSync } from 'lz4-napi';
import { uncompressSync } from 'snappy';

/** Not importable by name: Node does not detect this export of the CommonJS module. */
const { CompressionCodecs } = kafkajs;

/** Bytes; the limit of a decoded batch. By default Java producers send at most 1 MiB before compression. */
export const largestBatch = 32 * 1024 * 1024;

/** Bytes; the reference encoder needs more only at levels above 19. */
const largestZstdWindow = 8 * 1024 * 1024;

/** Magic bytes of the xerial framing, which Java clients write. Two 4-byte version numbers follow. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const xerialHeader = xerialMagic.length + 8;

export type Decode = (batch: Buffer) => Buffer;

/** @param batch one raw snappy block, or the xerial framing: raw blocks, each preceded by its length. @throws Error if malformed or too large */
export function decodeSnappy(batch: Buffer): Buffer {
  const blocks = batch.subarray(0, xerialMagic.length).equals(xerialMagic) ? xerialBlocks(batch) : [batch];
  requireBounded(blocks.reduce((sum, block) => sum + snappyLength(block), 0));
  const decoded = blocks.map((block) => uncompressSync(block, { asBuffer: true }) as Buffer);
  return decoded.length === 1 ? decoded[0]! : Buffer.concat(decoded);
}

/** @param batch one LZ4 frame (LZ4 Frame Format 1.6). @throws Error if malformed or too large */
export function decodeLz4(batch: Buffer): Buffer {
  requireBounded(lz4Bound(batch));
  return decompressFrameSync(batch);
}

/** @param batch one Zstandard frame (RFC 8878). @throws Error if malformed or too large */
export function decodeZstd(batch: Buffer): Buffer {
  requireBounded(zstdBound(batch));
  const decoded = decodeZstdFrame(batch);
  return Buffer.from(decoded.buffer, decoded.byteOffset, decoded.length);
}

/** By the compression types of the Kafka protocol. kafkajs itself decodes gzip. */
export const decoders: ReadonlyMap<CompressionTypes, Decode> = new Map([
  [CompressionTypes.Snappy, decodeSnappy],
  [CompressionTypes.LZ4, decodeLz4],
  [CompressionTypes.ZSTD, decodeZstd],
]);

/** A codec as kafkajs expects it. Gatehouse sends uncompressed batches. */
function codecOf(decode: Decode) {
  return () => ({
    compress: (): Promise<Buffer> => Promise.reject(new Error('This codec decodes only')),
    decompress: async (batch: Buffer): Promise<Buffer> => decode(batch),
  });
}

/**
 * Registers a decoder in `CompressionCodecs`, the documented table of kafkajs, for each type without one.
 * @returns whether any was missing
 */
export function registerMissingCodecs(): boolean {
  const missing = [...decoders].filter(([type]) => !isRegistered(type));
  for (const [type, decode] of missing) Object.assign(CompressionCodecs, { [type]: codecOf(decode) });
  return missing.length > 0;
}

/** Where no codec is registered, kafkajs has a function that throws. */
function isRegistered(type: CompressionTypes): boolean {
  try {
    return Boolean((CompressionCodecs as Partial<Record<CompressionTypes, () => unknown>>)[type]?.());
  } catch {
    return false;
  }
}

function requireBounded(length: number): void {
  if (length > largestBatch) throw new RangeError(`The decoded batch is larger than ${largestBatch} bytes`);
}

function xerialBlocks(batch: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let start = xerialHeader; start < batch.length;) {
    const end = start + 4 + batch.readUInt32BE(start);
    if (end > batch.length) throw new RangeError('The snappy frame is truncated');
    blocks.push(batch.subarray(start + 4, end));
    start = end;
  }
  return blocks;
}

/** A raw block begins with its decoded length as a little-endian varint. */
function snappyLength(block: Buffer): number {
  for (let index = 0, length = 0; index < 5; index += 1) {
    const byte = block.readUInt8(index);
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return length;
  }
  throw new RangeError('The snappy block does not begin with its length');
}

/** @returns an upper bound of the decoded size: LZ4 compresses by a factor of at most 255 */
function lz4Bound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== 0x184d2204) throw new RangeError('The batch is not an LZ4 frame');
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

/** @returns an upper bound of the decoded size: 128 KiB for each compressed block, the stated size for the others */
function zstdBound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== 0xfd2fb528) throw new RangeError('The batch is not a Zstandard frame');
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

/** Rejects a truncated frame and trailing data: the bound would not cover them. */
function requireEnd(frame: Buffer, end: number): void {
  if (end !== frame.length) throw new RangeError('The batch is not exactly one frame');
}
