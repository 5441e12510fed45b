/** Mails to a company, with its name. */
import type { MailOutbox, MailTemplate } from '#mail-queue';
import type { EntityManager } from 'typeorm';
import { findCompanyMailbox } from './company.store.js';

/**
 * Writes nothing for a company whose account cannot log in.
 * @param about whose erasure withdraws the mail, besides that of the company
 */
export async function mailCompany(
  db: EntityManager,
  outbox: MailOutbox,
  companyId: number,
  template: MailTemplate,
  parameters: Readonly<Record<string, string>> = {},
  about = companyId,
): Promise<void> {
  const mailbox = await findCompanyMailbox(db, companyId);
  if (!mailbox) return;
  const { name, ...addressee } = mailbox;
  await outbox.add(db, { ...addressee, template, parameters: { ...parameters, name }, about });
}
