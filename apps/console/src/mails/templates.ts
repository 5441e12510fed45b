/** The kinds of mails that there are. The compiler compares the list with the document of the API. */
import type { Schemas } from '../api/client.js';

type Template = Schemas['MailDto']['template'];

const known: Readonly<Record<Template, true>> = {
  invitation: true,
  activation: true,
  'activation-again': true,
  'account-created': true,
  'account-exists': true,
  'account-closed': true,
  'account-erased': true,
  'password-reset': true,
  'password-reset-done': true,
  'password-changed': true,
  'email-change': true,
  'email-change-notice': true,
  'email-change-admin': true,
  'email-objection': true,
  'email-changed': true,
  'second-factor': true,
  'new-device': true,
  'session-reused': true,
  'companies-waiting': true,
  'company-approved': true,
  'company-refused': true,
  'company-left': true,
  'member-by-admin': true,
  'member-left': true,
  'member-moved': true,
  'member-removed': true,
};

export const templates = Object.keys(known) as Template[];
