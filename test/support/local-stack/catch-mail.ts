/** The mail server of the stack: the gateway shows its mails at /dev/mail. */
import { writeMail } from '#mail-queue';
import { SmtpCatcher } from '../mail/smtp-catcher.js';
import type { Teardown } from '../test-run/teardown.js';
import { say } from './say.js';

/** @param mailbox the gateway's DEVELOPMENT_MAILBOX */
export async function catchMail(mailbox: string, teardown: Teardown): Promise<string> {
  const catcher = await SmtpCatcher.start(0, async ({ to, subject, text, html }) => {
    await writeMail(mailbox, { to, subject, text, html });
    say('mail', `${to}: ${subject}`);
  });
  teardown.add(() => catcher.stop());
  return `smtp://127.0.0.1:${catcher.port}`;
}
