import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { reencodePicture } from './reencode-picture.js';

/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const red = { create: { ...half, background: 'red' } };
  return sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

const describeImage = (picture: Buffer) => sharp(picture).metadata();

const samples: Record<string, Buffer> = {};

beforeAll(async () => {
  // Before the first upload, which limits the process to three formats.
  samples['png'] = await halves(1600, 800).png().toBuffer();
  samples['jpeg'] = await halves(1600, 800).jpeg().toBuffer();
  samples['webp'] = await halves(1600, 800).webp().toBuffer();
  samples['gif'] = await halves(20, 10).gif().toBuffer();
  samples['tiff'] = await halves(20, 10).tiff().toBuffer();
  samples['avif'] = await halves(64, 64).avif().toBuffer();
  samples['small'] = await halves(40, 20).png().toBuffer();
  samples['turned'] = await halves(400, 200)
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Copyright: 'where I live' } })
    .jpeg()
    .toBuffer();
  const frame = (background: string) =>
    sharp({ create: { width: 30, height: 30, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all([frame('red'), frame('blue')]);
  samples['animated'] = await sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
});

describe('a picture', () => {
  it.each(['png', 'jpeg', 'webp'])('as %s becomes WebP of at most 512 pixels', async (format) => {
    const picture = await reencodePicture(samples[format]!);
    expect(await describeImage(picture)).toMatchObject({ format: 'webp', width: 512, height: 256 });
  });

  it('that is small is not enlarged', async () => {
    expect(await describeImage(await reencodePicture(samples['small']!))).toMatchObject({
      width: 40,
      height: 20,
    });
  });

  it('is turned upright and loses its metadata', async () => {
    expect(samples['turned']!.includes('where I live')).toBe(true);
    const picture = await reencodePicture(samples['turned']!);
    const { exif, icc, xmp, orientation, ...rest } = await describeImage(picture);
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(rest).toMatchObject({ width: 200, height: 400 });
    expect(picture.includes('where I live')).toBe(false);
  });

  it('of an animation becomes its first frame', async () => {
    expect((await describeImage(samples['animated']!)).pages).toBe(2);
    const picture = await reencodePicture(samples['animated']!);
    expect((await describeImage(picture)).pages ?? 1).toBe(1);
    const { dominant } = await sharp(picture).stats();
    expect([dominant.r > 200, dominant.b < 60]).toEqual([true, true]);
  });

  it('contains no byte that was hidden in the uploaded file', async () => {
    const hidden = randomBytes(64);
    for (const format of ['png', 'jpeg', 'webp']) {
      const picture = await reencodePicture(Buffer.concat([samples[format]!, hidden]));
      expect(picture.includes(hidden)).toBe(false);
    }
  });
});

describe('a refused upload', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const others: [string, () => Buffer][] = [
    ['a GIF', () => samples['gif']!],
    ['a TIFF', () => samples['tiff']!],
    ['an AVIF', () => samples['avif']!],
    ['an SVG', () => Buffer.from(svg)],
    ['a PDF', () => Buffer.from('%PDF-1.7\n')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['noise', () => randomBytes(5000)],
    ['nothing', () => Buffer.alloc(0)],
    ['a few bytes', () => Buffer.from('RIFF')],
  ];

  it.each(others)('%s has no accepted type', async (_, given) => {
    await expect(reencodePicture(given())).rejects.toMatchObject({ code: 'avatar.type_unsupported' });
  });

  it.each([
    [
      'another format under the first bytes of a PNG',
      () => Buffer.concat([samples['png']!.subarray(0, 8), Buffer.from(svg)]),
    ],
    [
      'a GIF under the first bytes of a JPEG',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), samples['gif']!]),
    ],
    ['half a PNG', () => samples['png']!.subarray(0, samples['png']!.length / 2)],
    ['half a JPEG', () => samples['jpeg']!.subarray(0, samples['jpeg']!.length / 2)],
    ['half a WebP', () => samples['webp']!.subarray(0, samples['webp']!.length / 2)],
    ['the signature of a PNG only', () => samples['png']!.subarray(0, 8)],
    [
      'noise after the header of a WebP',
      () => Buffer.concat([samples['webp']!.subarray(0, 12), randomBytes(2000)]),
    ],
    ['a PNG with a declared size of a million by a million pixels', () => bomb(1_000_000, 1_000_000)],
    ['a PNG of a few kilobytes with 25 million pixels', () => bomb(5000, 5001)],
    ['a PNG one pixel high and 30 million wide', () => bomb(30_000_000, 1)],
  ])('%s cannot be read', async (_, given) => {
    await expect(reencodePicture(given())).rejects.toMatchObject({ code: 'avatar.unreadable' });
  });

  it('is any beyond a queue of twenty, until the queue is shorter', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => reencodePicture(samples['small']!)),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'avatar.unavailable', retryAfter: 5 });
    expect(await describeImage(await reencodePicture(samples['small']!))).toMatchObject({ format: 'webp' });
  });
});

/** A valid PNG with one bit per pixel, all black, which deflate compresses to a thousandth. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const bytes = Math.min((Math.ceil(width / 8) + 1) * height, 8_000_000);
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(content.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = chunk('IDAT', deflateSync(Buffer.alloc(bytes)));
  return Buffer.concat([signature, chunk('IHDR', header), image, chunk('IEND', Buffer.alloc(0))]);
}

/** PNG specification, annex D. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
