/** The subject line of every mail in every language; their texts are in templates/. */
import type { Language, MailTemplate } from '../outbox/outbox-mail.entity.js';

export const subjects: Readonly<Record<MailTemplate, Readonly<Record<Language, string>>>> = {
  'account-erased': {
    ru: 'Ваша учётная запись удалена',
    en: 'Your account was erased',
  },
  activation: {
    ru: 'Подтвердите регистрацию',
    en: 'Confirm your registration',
  },
  'session-reused': {
    ru: 'Один из ваших сеансов завершён',
    en: 'One of your sessions was ended',
  },
  'second-factor': {
    ru: 'Второй фактор вашей учётной записи',
    en: 'The second factor of your account',
  },
};
