/** Re-encodes an uploaded image, so that no uploaded byte is stored or served. */
import { CodedError } from '#errors';
import pLimit from 'p-limit';
import type { Sharp, SharpOptions } from 'sharp';
import { isPicture } from './picture-format.js';

/** Pixels of the longer side. */
const size = 512;

/** A few bytes may say they are gigabytes: what is larger than any photograph of 2 MiB is not decoded. */
const limitInputPixels = 24_000_000;

/** Seconds. */
const patience = 5;

/** Each may take 100 MB for a moment, and a thread that password hashing also wants. */
const decoding = pLimit(2);
const longestQueue = 20;

/**
 * Turned upright, its longer side at most 512 pixels, of an animation the first frame, without metadata.
 * @returns WebP
 * @throws CodedError `avatar.type_unsupported`, `avatar.unreadable`, or `avatar.unavailable` while too many others wait
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
      .timeout({ seconds: patience })
      .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (cause) {
    throw new CodedError('avatar.unreadable', { cause });
  }
}

type Decoder = (given: Buffer, options: SharpOptions) => Sharp;

let decoderLoaded: Promise<Decoder> | undefined;

/** Loaded when the first picture comes: most processes never see one. It knows three formats and has forgotten the others. */
async function loadDecoder(): Promise<Decoder> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  const formats = ['Png', 'Jpeg', 'Webp'];
  sharp.unblock({ operation: formats.map((format) => `VipsForeignLoad${format}Buffer`) });
  return sharp;
}
