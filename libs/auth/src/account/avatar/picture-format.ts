/** Detects the three supported image formats by their first bytes. The declared content type is ignored. */

/** Bytes of a file; the entry points refuse larger ones before they read them to the end. */
export const pictureLimit = 2 * 1024 * 1024;

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff]);

export function isPicture(bytes: Buffer): boolean {
  const startsWith = (signature: Buffer) => bytes.subarray(0, signature.length).equals(signature);
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return startsWith(png) || startsWith(jpeg) || isWebp;
}
