/** The subject line of every mail in every language; their texts are in templates/. */
import type { Language } from '#errors';
import type { MailTemplate } from '../outbox/outbox-mail.entity.js';

export const subjects: Readonly<Record<MailTemplate, Readonly<Record<Language, string>>>> = {
  'account-erased': {
    ru: 'Ваша учётная запись удалена',
    en: 'Your account was erased',
  },
  'account-created': {
    ru: 'Для вас создана учётная запись',
    en: 'An account was created for you',
  },
  activation: {
    ru: 'Подтвердите регистрацию',
    en: 'Confirm your registration',
  },
  'activation-again': {
    ru: 'Регистрация ещё не подтверждена',
    en: 'Your registration is not confirmed yet',
  },
  'account-exists': {
    ru: 'У вас уже есть учётная запись',
    en: 'You already have an account',
  },
  'account-closed': {
    ru: 'Учётная запись с этим адресом уже есть',
    en: 'There is an account with this address',
  },
  'password-reset': {
    ru: 'Задайте новый пароль',
    en: 'Set a new password',
  },
  'password-changed': {
    ru: 'Ваш пароль изменён',
    en: 'Your password was changed',
  },
  'password-reset-done': {
    ru: 'Новый пароль задан',
    en: 'A new password was set',
  },
  'email-change': {
    ru: 'Подтвердите новый адрес',
    en: 'Confirm your new email address',
  },
  'email-change-notice': {
    ru: 'Запрос на смену адреса почты',
    en: 'Someone asked to change your email address',
  },
  'email-change-admin': {
    ru: 'Администратор меняет ваш адрес почты',
    en: 'An administrator is changing your email address',
  },
  'email-objection': {
    ru: 'Возражение против смены адреса почты',
    en: 'An objection to a change of email',
  },
  'email-changed': {
    ru: 'Ваш адрес изменён',
    en: 'Your email address was changed',
  },
  'session-reused': {
    ru: 'Один из ваших сеансов завершён',
    en: 'One of your sessions was ended',
  },
  'new-device': {
    ru: 'Вход с нового устройства',
    en: 'A login from a new device',
  },
  'company-approved': {
    ru: 'Ваша компания одобрена',
    en: 'Your company is approved',
  },
  'company-refused': {
    ru: 'Компания не одобрена',
    en: 'Your company is not approved',
  },
  'companies-waiting': {
    ru: 'Новые компании ждут одобрения',
    en: 'New companies wait for approval',
  },
  invitation: {
    ru: 'Вас приглашают',
    en: 'You are invited',
  },
  'member-removed': {
    ru: 'Изменения в ваших компаниях и жилье',
    en: 'A change in your companies and homes',
  },
  'member-moved': {
    ru: 'Вас перевели в другой отдел',
    en: 'You were moved to another department',
  },
  'member-left': {
    ru: 'Из вашей компании вышел человек',
    en: 'Somebody has left your company',
  },
  'member-by-admin': {
    ru: 'Администратор изменил состав вашей компании',
    en: 'An administrator changed the people of your company',
  },
  'company-left': {
    ru: 'Вы вышли из компании',
    en: 'You have left a company',
  },
  'second-factor': {
    ru: 'Изменения в защите вашей учётной записи',
    en: 'A change in the protection of your account',
  },
};
