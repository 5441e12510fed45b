/** The canonical form in which passwords are measured, compared and hashed, so that Unicode forms make no difference. */

/** NIST SP 800-63B-4, 3.1.1.2. */
export function canonicalPassword(password: string): string {
  return password.normalize('NFKC');
}
