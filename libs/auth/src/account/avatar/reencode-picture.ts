/** Re-encodes an uploaded image. No uploaded byte is stored or served. */
import { CodedError } from '#errors';
import pLimit from 'p-limit';
import type { Sharp, SharpOptions } from 'sharp';
import { isPicture } from './picture-format.js';

/** Pixels of the longer side. */
const size = 512;

/** Limits decompression bombs; more pixels than any photograph of 2 MiB has. */
const limitInputPixels = 24_000_000;

/** Seconds. */
const decodingTimeout = 5;

/** Each decoding may need 100 MB and a libuv thread, which password hashing needs as well. */
const decoding = pLimit(2);
const longestQueue = 20;

/**
 * Applies the EXIF orientation, scales the longer side to at most 512 pixels, keeps the first frame of an animation and
 * removes metadata.
 * @returns WebP
 * @throws CodedError `avatar.type_unsupported`, `avatar.unreadable`, or `avatar.unavailable` if too many images are
 * waiting
 */
export async function reencodePicture(given: Buffer): Promise<Buffer> {
  if (!isPicture(given)) throw new CodedError('avatar.type_unsupported');
  if (decoding.pendingCount >= longestQueue) throw new CodedError('avatar.unavailable', { retryAfter: 5 });
  return decoding(() => reencode(given));
}

async function reencode(given: Buffer): Promise<Buffer> {
  const decoder = await (decoderLoaded ??= loadDecoder());
  try {
    return await decoder(given, { limitInputPixels, failOn: 'error', autoOrient: true })
      .timeout({ seconds: decodingTimeout })
      .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (cause) {
    throw new CodedError('avatar.unreadable', { cause });
  }
}

type Decoder = (given: Buffer, options: SharpOptions) => Sharp;

let decoderLoaded: Promise<Decoder> | undefined;

/** Loads the decoder on first use, because most processes never decode an image. Only three formats are enabled. */
async function loadDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  const formats = ['Png', 'Jpeg', 'Webp'];
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}Buffer`) });
  return sharp;
}
