import { compressFrameSync } from 'lz4-napi';
import { compressSync } from 'snappy';
import { describe, expect, it } from 'vitest';
import { decodeLz4, decodeSnappy, decodeZstd, largestBatch } from './compression-codecs.js';

const text = Buffer.from('{"id":"1","token":"aaaaaaaaaaaaaaaaaaaa"}'.repeat(50));

/** As Java clients write: a header, and blocks behind their lengths. */
function xerial(...blocks: readonly Buffer[]): Buffer {
  const header = Buffer.from('82534e41505059000000000100000001', 'hex');
  const framed = blocks.flatMap((block) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(block.length);
    return [length, block];
  });
  return Buffer.concat([header, ...framed]);
}

/** An LZ4 frame of blocks of up to 4 MiB, each of which says that it is compressed and has 20,000 bytes. */
function lz4Bomb(blocks: number): Buffer {
  const block = Buffer.alloc(20_004);
  block.writeUInt32LE(20_000);
  return Buffer.concat([
    Buffer.from('04224d18', 'hex'),
    Buffer.of(0x40, 0x70, 0),
    ...Array.from({ length: blocks }, () => block),
    Buffer.alloc(4),
  ]);
}

/** A Zstandard frame whose blocks repeat one byte. */
function zstdOf(descriptor: readonly number[], lengths: readonly number[]): Buffer {
  const blocks = lengths.map((length, index) => {
    const head = (length << 3) | (1 << 1) | (index === lengths.length - 1 ? 1 : 0);
    return Buffer.of(head & 0xff, (head >> 8) & 0xff, head >> 16, 0x61);
  });
  return Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.from(descriptor), ...blocks]);
}
/** No content size; a window of 1 MiB. */
const streamed = [0x00, 0x50];

describe('a batch', () => {
  it('of snappy is decoded as one raw block and in the framing of Java clients', () => {
    expect(decodeSnappy(compressSync(text))).toEqual(text);
    expect(decodeSnappy(xerial(compressSync(text), compressSync(text)))).toEqual(Buffer.concat([text, text]));
    expect(decodeSnappy(xerial())).toEqual(Buffer.alloc(0));
  });

  it('of lz4 is decoded with and without checksums', () => {
    for (const checksums of [
      {},
      { contentChecksum: true },
      { contentChecksum: true, blockChecksums: true },
    ]) {
      expect(decodeLz4(compressFrameSync(text, checksums))).toEqual(text);
    }
  });

  it('of zstd is decoded', () => {
    expect(decodeZstd(zstdOf(streamed, [5, 3])).toString()).toBe('a'.repeat(8));
  });

  it.each<[string, () => Buffer]>([
    ['snappy that announces 4 GiB', () => decodeSnappy(Buffer.from('ffffffff0f00', 'hex'))],
    [
      'snappy in blocks',
      () =>
        decodeSnappy(xerial(...Array.from({ length: 33 }, () => compressSync(Buffer.alloc(1024 * 1024))))),
    ],
    ['lz4', () => decodeLz4(lz4Bomb(9))],
    [
      'zstd',
      () =>
        decodeZstd(
          zstdOf(
            streamed,
            Array.from({ length: 300 }, () => 128 * 1024),
          ),
        ),
    ],
    ['zstd that announces 1 GiB', () => decodeZstd(zstdOf([0xa0, 0, 0, 0, 0x40], [5]))],
    ['zstd with a window of 1 GiB', () => decodeZstd(zstdOf([0x00, 0xa0], [5]))],
  ])('that grows beyond the limit is refused before it is decoded: %s', (_, decode) => {
    expect(decode).toThrow(RangeError);
  });

  const zstd = zstdOf(streamed, [5]);
  it.each<[string, () => Buffer]>([
    ['snappy whose literal has a negative length', () => decodeSnappy(Buffer.from('0afcfaffffff', 'hex'))],
    ['snappy that is cut short', () => decodeSnappy(compressSync(text).subarray(0, 40))],
    ['a snappy frame that is cut short', () => decodeSnappy(xerial(compressSync(text)).subarray(0, 60))],
    ['no snappy', () => decodeSnappy(Buffer.alloc(0))],
    ['lz4 that is cut short', () => decodeLz4(compressFrameSync(text).subarray(0, 40))],
    ['two lz4 frames', () => decodeLz4(Buffer.concat([compressFrameSync(text), compressFrameSync(text)]))],
    ['no lz4', () => decodeLz4(text)],
    ['zstd that is cut short', () => decodeZstd(zstd.subarray(0, 8))],
    ['two zstd frames', () => decodeZstd(Buffer.concat([zstd, zstd]))],
    ['no zstd', () => decodeZstd(text)],
  ])('that is malformed is refused: %s', (_, decode) => {
    expect(decode).toThrow();
  });

  it('of 32 MiB is still decoded', () => {
    const lengths = Array.from({ length: 256 }, () => 128 * 1024);
    expect(decodeZstd(zstdOf(streamed, lengths)).length).toBe(largestBatch);
  });
});
