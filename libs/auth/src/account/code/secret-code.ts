/** The secret code in a mailed link. Users also copy and paste it. */
import { digestOfToken } from '#sealing';

/** @param code as issued or pasted; tolerates line breaks, replaced hyphens and fullwidth letters */
export function digestOf(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-');
  return digestOfToken(plain);
}
