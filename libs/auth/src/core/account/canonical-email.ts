/** The form in which addresses are stored and compared: unique without regard to case. */

export function canonicalEmail(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
