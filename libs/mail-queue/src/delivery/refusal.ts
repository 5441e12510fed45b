/** What a failed send means for the mail: given up, tried again, or possibly delivered. */
import { UnconfirmedDelivery } from './smtp-transport.js';

/**
 * `permanent`: the recipient is refused, or the mail cannot be sent as it is. `temporary`: refused for a reason that may pass, or
 * that the operator can remove (the sender, a quota, a policy, the login). `unreachable`: no server answers. `uncertain`: it may be delivered.
 */
export interface Refusal {
  readonly kind: 'permanent' | 'temporary' | 'unreachable' | 'uncertain';
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

/** Enhanced codes by which a server refuses the recipient (RFC 3463, 3.2 and 3.3; RFC 7505 for 5.1.10). */
const aboutTheRecipient = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);

/** At RCPT TO, without an enhanced code: RFC 5321, 4.2.3. 552 is a quota, 554 a policy. */
const recipientCodes = new Set([550, 551, 553]);

/** Words of a refusal at RCPT TO that is about something else than the recipient. */
const aboutOthers =
  /sender|\bfrom\b|relay|quota|limit|\brate\b|too many|spam|policy|block|black|denied|authent|login|reputation|\bip\b/i;

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
  if (error instanceof UnconfirmedDelivery) {
    return {
      kind: 'uncertain',
      reason: `${reasonOf(error.cause as SmtpFailure)} after the mail was transmitted`,
    };
  }
  const { code, command, message } = error as SmtpFailure;
  const reason = reasonOf(error as SmtpFailure);
  if (refusesRecipient(error as SmtpFailure)) return { kind: 'permanent', reason };
  // nodemailer's word for silence in the middle of a mail, which it also puts down to the connection.
  if (message === 'Timeout') return { kind: 'temporary', reason: 'ETIMEDOUT' };
  if (command === 'CONN' || unreachable.has(String(code))) return { kind: 'unreachable', reason };
  return { kind: 'temporary', reason };
}

/** Servers that know their mailboxes late refuse the only recipient after DATA. At MAIL FROM every refusal is about the sender. */
function refusesRecipient({ command, response, responseCode }: SmtpFailure): boolean {
  const status = Number(responseCode);
  if (!(status >= 500) || (command !== 'RCPT TO' && command !== 'DATA')) return false;
  const enhanced = enhancedCode(response);
  if (enhanced) return aboutTheRecipient.has(enhanced);
  return command === 'RCPT TO' && recipientCodes.has(status) && !aboutOthers.test(String(response));
}

function enhancedCode(response: unknown): string | undefined {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1];
}

/** Reply code and enhanced code (RFC 3463); never the server's words, which quote addresses. */
function reasonOf({ code, command, response, responseCode }: SmtpFailure): string {
  const parts = [
    typeof responseCode === 'number' ? String(responseCode) : undefined,
    enhancedCode(response),
    typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : undefined,
    typeof command === 'string' && /^[A-Z][A-Z0-9 -]{1,20}$/.test(command) ? `at ${command}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ') || 'could not be sent';
}
