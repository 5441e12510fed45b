/** Why a mail could not be sent, from the code that the mail server or the connection gave. */

/** The first that fits. Enhanced codes: RFC 3463. */
const meanings = [
  ['uncertain', /after the mail was transmitted/],
  ['login', /\bEAUTH\b|^53[045]\b/],
  ['unreachable', /\b(ECONN[A-Z]*|EDNS|EHOSTUNREACH|ENETUNREACH)\b/],
  ['timeout', /\bETIMEDOUT\b/],
  ['tls', /\bETLS\b/],
  ['recipient', /\b5\.1\.(1|2|3|6|10)\b|\b5\.2\.1\b|^55[013] (?!\d\.).*at RCPT TO$/],
  ['full', /\b[45]\.2\.2\b|^[45]52\b/],
  ['sender', /\bat MAIL FROM$|\b[45]\.1\.[78]\b/],
  ['policy', /\b[45]\.7\.\d+\b/],
  ['later', /^4\d\d\b/],
  ['refused', /^5\d\d\b/],
] as const;

export type FailureMeaning = (typeof meanings)[number][0];

/** @param error `last_error` of a mail. @returns undefined for one that is not known */
export function meaningOf(error: string): FailureMeaning | undefined {
  return meanings.find(([, pattern]) => pattern.test(error))?.[0];
}
