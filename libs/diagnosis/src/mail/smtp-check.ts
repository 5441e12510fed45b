/** Checks that the SMTP server accepts this login and this sender, over TLS. */
import type { MailSettings, SmtpSettings } from '#config';
import { type SmtpTrial, trySmtp } from '#mail-queue';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { isLoopback } from '../loopback.js';
import { senderAddressOf } from './sender-address.js';

export class SmtpCheck implements Check {
  readonly name = 'smtp';

  constructor(private readonly settings: Pick<MailSettings, 'smtp' | 'from'>) {}

  async run(): Promise<readonly Finding[] | 'unused'> {
    const { smtp, from } = this.settings;
    if (!smtp) return 'unused';
    const sender = senderAddressOf(from);
    return judgeSmtp(await trySmtp(smtp, sender), smtp, sender);
  }
}

export function judgeSmtp({ failed, isSecure }: SmtpTrial, smtp: SmtpSettings, sender: string): Finding[] {
  const server = `${smtp.host}:${smtp.port}`;
  if (failed?.step === 'connect') return [finding('smtp.unreachable', { server, reason: failed.reason })];
  if (failed?.step === 'tls') return [finding('smtp.tls', { server, reason: failed.reason })];
  const plain =
    isSecure || isLoopback(smtp.host) ? [] : [finding('smtp.plain', { server, setting: smtp.tls })];
  if (failed?.step === 'login') {
    return [finding('smtp.login', { server, user: smtp.user, reason: failed.reason }), ...plain];
  }
  return failed ? [finding('smtp.sender', { server, sender, reason: failed.reason }), ...plain] : plain;
}
