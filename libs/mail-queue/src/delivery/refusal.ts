/** What a failed send means: the mail's own fault for good, worth another try, or a server that is not there. */

export interface Refusal {
  readonly kind: 'permanent' | 'temporary' | 'unreachable';
  /** Reply code or kind of failure; holds no address and no content. */
  readonly reason: string;
}

/** Our own reason not to send a mail as it stands. */
export class UnsendableMail extends Error {}

interface SmtpFailure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/** Where the server speaks of this mail. A refusal at the greeting, EHLO or AUTH is about us and may be mended. */
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** RFC 4954, section 6: these ask for a login, or a stronger one; no mail can help that. */
const aboutTheLogin = new Set([530, 534, 535, 538]);

const unreachable = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDNS',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

export function classifyRefusal(error: unknown): Refusal {
  if (error instanceof UnsendableMail) return { kind: 'permanent', reason: error.message };
  const { code, command, message, responseCode } = error as SmtpFailure;
  const reason = reasonOf(error as SmtpFailure);
  if (aboutTheMail.has(String(command))) {
    const final = Number(responseCode) >= 500 && !aboutTheLogin.has(Number(responseCode));
    return { kind: final ? 'permanent' : 'temporary', reason };
  }
  // nodemailer's word for silence in the middle of a mail, which it also puts down to the connection.
  if (message === 'Timeout') return { kind: 'temporary', reason: 'ETIMEDOUT' };
  if (command === 'CONN' || unreachable.has(String(code))) return { kind: 'unreachable', reason };
  return { kind: 'temporary', reason };
}

/** Reply code and enhanced code (RFC 3463); never the server's words, which quote addresses. */
function reasonOf({ code, command, response, responseCode }: SmtpFailure): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1];
  const parts = [
    typeof responseCode === 'number' ? String(responseCode) : undefined,
    enhanced,
    typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : undefined,
    typeof command === 'string' && /^[A-Z][A-Z0-9 -]{1,20}$/.test(command) ? `at ${command}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ') || 'could not be sent';
}
