/** What a password must be, at every door that sets one: its length, and nothing else (NIST SP 800-63B-4, 3.1.1.2). */

/** Code points. */
export const passwordLength = { min: 8, max: 128 };

/** @returns a sentence for each rule the password breaks */
export function passwordFaults(password: string): string[] {
  const length = [...password.normalize('NFKC')].length;
  if (length < passwordLength.min) {
    return [`This password is too short. It must contain at least ${passwordLength.min} characters.`];
  }
  if (length > passwordLength.max) {
    return [`This password is too long. It must contain at most ${passwordLength.max} characters.`];
  }
  return [];
}
