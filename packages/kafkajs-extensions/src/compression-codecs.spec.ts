import { compressFrameSync } from 'lz4-napi';
import { compressSync } from 'snappy';
import { describe, expect, it } from 'vitest';
import { decodeLz4, decodeSnappy, decodeZstd, largestBatch } from './compression-codecs.js';

const text = Buffer.from('{"id":"1","token":"aaaaaaaaaaaaaaaaaaaa"}'.repeat(50));

/** The framing of Java clients: a header, then blocks, each preceded by its length. */
function xerial(...blocks: readonly Buffer[]): Buffer {
  const header = Buffer.from('82534e41505059000000000100000001', 'hex');
  const framed = blocks.flatMap((block) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(block.length);
    return [length, block];
  });
  return Buffer.concat([header, ...framed]);
}

/** An LZ4 frame whose blocks may decode to 4 MiB; each claims to be compressed, with 20,000 bytes. */
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

/** A Zstandard frame of run-length blocks, each repeating the byte `a`. */
function zstdOf(descriptor: readonly number[], lengths: readonly number[]): Buffer {
  const blocks = lengths.map((length, index) => {
    const head = (length << 3) | (1 << 1) | (index === lengths.length - 1 ? 1 : 0);
    return Buffer.of(head & 0xff, (head >> 8) & 0xff, head >> 16, 0x61);
  });
  return Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.from(descriptor), ...blocks]);
}

/** Frame header without content size, with a window of 1 MiB. */
const streamed = [0x00, 0x50];

describe('decodeSnappy', () => {
  it('decodes a raw block and the framing of Java clients', () => {
    expect(decodeSnappy(compressSync(text))).toEqual(text);
    expect(decodeSnappy(xerial(compressSync(text), compressSync(text)))).toEqual(Buffer.concat([text, text]));
    expect(decodeSnappy(xerial())).toEqual(Buffer.alloc(0));
  });
});

describe('decodeLz4', () => {
  it('decodes a frame with and without checksums', () => {
    for (const checksums of [
      {},
      { contentChecksum: true },
      { contentChecksum: true, blockChecksums: true },
    ]) {
      expect(decodeLz4(compressFrameSync(text, checksums))).toEqual(text);
    }
  });
});

describe('decodeZstd', () => {
  it('decodes a frame', () => {
    expect(decodeZstd(zstdOf(streamed, [5, 3])).toString()).toBe('a'.repeat(8));
  });

  it('decodes a batch of exactly 32 MiB', () => {
    const lengths = Array.from({ length: 256 }, () => 128 * 1024);
    expect(decodeZstd(zstdOf(streamed, lengths)).length).toBe(largestBatch);
  });
});

describe('every decoder', () => {
  it.each<[string, () => Buffer]>([
    ['snappy that announces 4 GiB', () => decodeSnappy(Buffer.from('ffffffff0f00', 'hex'))],
    [
      'snappy in 33 blocks of 1 MiB',
      () =>
        decodeSnappy(xerial(...Array.from({ length: 33 }, () => compressSync(Buffer.alloc(1024 * 1024))))),
    ],
    ['lz4 in 9 blocks of 4 MiB', () => decodeLz4(lz4Bomb(9))],
    [
      'zstd in 300 blocks of 128 KiB',
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
  ])('rejects a batch whose decoded size would exceed the limit: %s', (_, decode) => {
    expect(decode).toThrow(RangeError);
  });

  const zstd = zstdOf(streamed, [5]);
  it.each<[string, () => Buffer]>([
    ['snappy whose literal has a negative length', () => decodeSnappy(Buffer.from('0afcfaffffff', 'hex'))],
    ['truncated snappy', () => decodeSnappy(compressSync(text).subarray(0, 40))],
    ['a truncated xerial frame', () => decodeSnappy(xerial(compressSync(text)).subarray(0, 60))],
    ['an empty batch as snappy', () => decodeSnappy(Buffer.alloc(0))],
    ['truncated lz4', () => decodeLz4(compressFrameSync(text).subarray(0, 40))],
    ['two lz4 frames', () => decodeLz4(Buffer.concat([compressFrameSync(text), compressFrameSync(text)]))],
    ['JSON as lz4', () => decodeLz4(text)],
    ['truncated zstd', () => decodeZstd(zstd.subarray(0, 8))],
    ['two zstd frames', () => decodeZstd(Buffer.concat([zstd, zstd]))],
    ['JSON as zstd', () => decodeZstd(text)],
  ])('rejects malformed input: %s', (_, decode) => {
    expect(decode).toThrow();
  });
});
