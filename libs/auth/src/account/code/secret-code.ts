/** The code in a mailed link: a secret token that people also copy and paste. */
import { digestOfToken } from '#sealing';

/** @param code as issued or pasted: mail programs break lines and replace hyphens, keyboards type fullwidth letters */
export function digestOf(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-');
  return digestOfToken(plain);
}
