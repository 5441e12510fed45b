/** Example parameters of every mail, for the check of templates at start, the preview in development, and tests. */
import type { MailTemplate } from '../outbox/outbox-mail.entity.js';
import type { MailParameters } from '../outbox/sealed-parameters.js';

const time = '2026-11-27 05:00 UTC';
const email = 'anna@example.org';
const newEmail = 'anna.ivanova@example.org';

/** The code of every link. */
export const exampleCode = 'ExampleExampleExampleExampleExampleExample0';

const link = (path: string) => `https://auth.example.com/api/v1/${path}/?user_id=7&code=${exampleCode}`;

const invitationLink = `https://auth.example.com/account/invitation?code=${exampleCode}`;

/** At least one for each mail. A template that shows or hides sentences has one for each of them. */
export const exampleParameters: Readonly<Record<MailTemplate, readonly MailParameters[]>> = {
  'account-erased': [{}],
  activation: [{ link: link('register/confirm') }],
  'activation-again': [{ link: link('register/confirm') }],
  'account-exists': [{ resetLink: link('password/reset/confirm') }],
  'account-created': [
    { by: '', resetLink: link('password/reset/confirm') },
    { by: 'Anna O’Brien', resetLink: link('password/reset/confirm') },
  ],
  'account-closed': [{}],
  'password-reset': [{ resetLink: link('password/reset/confirm') }],
  'password-changed': [{ time }],
  'password-reset-done': [
    { time, apps: '1', passkeys: '2', recoveryCodes: '10', otherEmails: '0', phones: '1' },
  ],
  'email-change': [{ link: link('email/confirm') }],
  'email-change-notice': [{ newEmail }],
  'email-change-admin': [
    { newEmail, by: '', link: link('email/object') },
    { newEmail, by: 'Anna O’Brien', link: link('email/object') },
  ],
  'email-objection': [
    { name: 'Anna O’Brien', email, withdrawn: 'yes', givenBack: '' },
    { name: '', email, withdrawn: '', givenBack: 'yes' },
    { name: 'Anna O’Brien', email, withdrawn: '', givenBack: '' },
  ],
  'email-changed': [{ newEmail }],
  'second-factor': [
    { time, totp_added: 'yes' },
    { time, totp_removed: 'yes' },
    { time, passkey_added: 'yes' },
    { time, passkey_removed: 'yes' },
    { time, codes_renewed: 'yes' },
    { time, code_used: 'yes' },
    { time, reset: 'yes' },
    { time, refused: 'yes' },
    { time, passkey_refused: 'yes' },
  ],
  'new-device': [{ time, device: 'Firefox, Windows', address: '203.0.113.7', link: link('login/disown') }],
  'session-reused': [{ time }],
  invitation: [
    { company: '', by: '', link: invitationLink },
    { company: '', by: 'Anna O’Brien', link: invitationLink },
    { company: 'Riverside & Sons', by: '', link: invitationLink, department: 'Accounts' },
    { company: 'Riverside & Sons', by: '', link: invitationLink, area: 'Lenina 5, 12' },
  ],
  'company-approved': [{ name: 'Riverside & Sons' }],
  'company-refused': [
    { name: 'Riverside & Sons', reason: 'The address is missing.\nPlease add it in your profile.' },
  ],
  'companies-waiting': [
    {
      names: 'Riverside & Sons; Lakeside',
      others: '3',
      link: 'https://auth.example.com/account/people/companies',
    },
    { names: 'Riverside & Sons', others: '', link: '' },
  ],
  'member-removed': [
    { company: 'Riverside & Sons', department: 'Repairs', area: '' },
    { company: '', department: '', area: 'London, River Street, 1, 14' },
    { company: 'Riverside & Sons', department: '', area: '' },
  ],
  'member-moved': [
    { from: 'Repairs', to: 'Dispatch', company: 'Riverside & Sons', isOtherCompany: '' },
    { from: 'Repairs', to: 'Dispatch', company: 'Lakeside', isOtherCompany: 'yes' },
  ],
  'member-left': [{ person: 'Anna O’Brien', name: 'Riverside & Sons' }],
  'member-by-admin': [
    { person: 'Anna O’Brien', name: 'Riverside & Sons', to: 'Dispatch', department: '', area: '' },
    { person: 'Anna O’Brien', name: 'Riverside & Sons', to: '', department: 'Repairs', area: '' },
    { person: 'Anna O’Brien', name: 'Riverside & Sons', to: '', department: '', area: 'Spb, Nevsky, 1a, 14' },
    { person: 'Anna O’Brien', name: 'Riverside & Sons', to: '', department: '', area: '' },
  ],
  'company-left': [{ company: 'Riverside & Sons' }],
};
