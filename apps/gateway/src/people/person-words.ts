/** The words of the pages of one account, for administrators. */
import type { Translated } from '#errors';

const ru = {
  back: 'Все люди',
  account: 'Учётная запись',
  outOfReach: 'Изменить эту учётную запись может только администратор рангом выше.',
  email: 'Электронная почта',
  kind: 'Вид',
  state: 'Состояние',
  rank: 'Ранг',
  number: 'Номер',
  joined: 'Создана',
  lastLogin: 'Последний вход',
  never: 'Ещё не было',
  secondFactor: 'Второй фактор',
  yes: 'Есть',
  no: 'Нет',
  details: 'Данные',
  change: 'Изменить данные',
  changeEmail: 'Сменить адрес почты',
  newEmail: 'Новый адрес почты',
  newEmailHint:
    'На него придёт письмо со ссылкой. Адрес сменится, когда владелец подтвердит его. Прежний адрес получит уведомление.',
  requested: 'Смена адреса почты',
  requestedText: (email: string) => `Новый адрес ждёт подтверждения: ${email}.`,
  withdraw: 'Отменить смену адреса',
  reset: 'Пароль',
  resetText: 'Владелец получит письмо со ссылкой, по которой задаст новый пароль.',
  firstPasswordText:
    'Если владелец ещё не задал пароль, он снова получит письмо со ссылкой. Отключённым учётным записям письма не приходят.',
  sendReset: 'Отправить ссылку',
  activate: 'Включить учётную запись',
  activateText: 'Владелец сможет входить.',
  activateButton: 'Включить',
  deactivate: 'Отключить учётную запись',
  deactivateText:
    'Все сеансы сразу завершатся, и войти будет нельзя. Данные останутся, включить можно в любой момент.',
  deactivateButton: 'Отключить',
  save: 'Сохранить',
  cancel: 'Отмена',
  stale:
    'За это время учётную запись изменил кто-то другой: ниже показано, какова она сейчас. Повторите изменение, если оно ещё нужно.',
  newTitle: 'Новая учётная запись',
  newKinds: { tenant: 'Жилец', worker: 'Работник', company: 'Компания' },
  password: 'Пароль',
  passwordHint: 'Оставьте пустым, и человек получит письмо со ссылкой, чтобы задать пароль самому.',
  create: 'Создать учётную запись',
  done: {
    created: 'Учётная запись создана.',
    mailed: 'Учётная запись создана. Мы отправили письмо со ссылкой, чтобы задать пароль.',
    saved: 'Изменения сохранены.',
    'email-requested': 'Мы отправили письмо на новый адрес. Он сменится, когда владелец подтвердит его.',
    'email-changed': 'Адрес сменился. Мы отправили на него письмо со ссылкой.',
    withdrawn: 'Смена адреса отменена.',
    reset: 'Письмо со ссылкой скоро придёт.',
    activated: 'Учётная запись включена.',
    deactivated: 'Учётная запись отключена, все сеансы завершены.',
  },
};

export type PersonDone = keyof typeof ru.done;

export const personWords: Translated<typeof ru> = {
  ru,
  en: {
    back: 'All people',
    account: 'Account',
    outOfReach: 'Only an administrator of a higher rank can change this account.',
    email: 'Email',
    kind: 'Kind',
    state: 'State',
    rank: 'Rank',
    number: 'Number',
    joined: 'Created',
    lastLogin: 'Last login',
    never: 'Never',
    secondFactor: 'Second factor',
    yes: 'Yes',
    no: 'No',
    details: 'Details',
    change: 'Change the details',
    changeEmail: 'Change the email',
    newEmail: 'New email',
    newEmailHint:
      'We send a link to it. The email changes when the owner confirms it. The former address is notified.',
    requested: 'Change of email',
    requestedText: (email: string) => `The new address waits for its confirmation: ${email}.`,
    withdraw: 'Withdraw the change',
    reset: 'Password',
    resetText: 'The owner gets a mail with a link to set a new password.',
    firstPasswordText:
      'An owner who has not set a password yet gets the mail with the link again. Deactivated accounts get none.',
    sendReset: 'Send the link',
    activate: 'Activate the account',
    activateText: 'The owner can log in.',
    activateButton: 'Activate',
    deactivate: 'Deactivate the account',
    deactivateText:
      'All sessions end immediately, and nobody can log in. The data stays, and the account can be activated at any time.',
    deactivateButton: 'Deactivate',
    save: 'Save',
    cancel: 'Cancel',
    stale:
      'Somebody else has changed the account meanwhile: this is how it is now. Repeat your change if it is still needed.',
    newTitle: 'New account',
    newKinds: { tenant: 'Resident', worker: 'Worker', company: 'Company' },
    password: 'Password',
    passwordHint: 'Leave it empty, and the person gets a mail with a link to set a password.',
    create: 'Create the account',
    done: {
      created: 'The account is created.',
      mailed: 'The account is created. We sent a mail with a link to set the password.',
      saved: 'The changes are saved.',
      'email-requested': 'We sent a mail to the new address. The email changes when the owner confirms it.',
      'email-changed': 'The email is changed. We sent a mail with a link to it.',
      withdrawn: 'The change of email is withdrawn.',
      reset: 'The mail with the link will arrive soon.',
      activated: 'The account is active.',
      deactivated: 'The account is inactive, and all its sessions have ended.',
    },
  },
};

/** @returns undefined for what no page reports */
export const personDoneOf = (value: unknown): PersonDone | undefined =>
  typeof value === 'string' && Object.hasOwn(ru.done, value) ? (value as PersonDone) : undefined;
