/** The page of the link that objects to a change of email. Opening it changes nothing; submitting its form does. */
import type { ObjectionOutcome } from '#auth/account';
import type { Language, Translated } from '#errors';
import { formPage } from '../page/form-page.js';
import { explanationPage, type HtmlPage } from '../page/page.js';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  readonly note: string;
  readonly outcomes: Readonly<
    Record<ObjectionOutcome | 'rejected', readonly [title: string, explanation: string]>
  >;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Я не согласен сменить адрес',
    intro:
      'Администратор запросил смену адреса почты вашей учётной записи. Если вы не согласны, отмените её: адрес останется прежним, ' +
      'а администратор узнает о вашем возражении. Если новый адрес уже успели подтвердить, мы вернём ваш, завершим все сеансы и ' +
      'пришлём вам ссылку для нового пароля.',
    button: 'Отменить смену адреса',
    note: 'Если вы согласны, просто закройте эту страницу: ничего не изменится.',
    outcomes: {
      withdrawn: [
        'Смена адреса отменена',
        'Адрес почты вашей учётной записи остался прежним. Мы сообщили администратору о вашем возражении.',
      ],
      given_back: [
        'Прежний адрес снова ваш',
        'Смену уже подтвердили, поэтому мы вернули ваш адрес и завершили все сеансы. Старый пароль больше не действует. Ссылка для ' +
          'нового придёт на вашу почту в течение нескольких минут.',
      ],
      reported: [
        'Вернуть адрес не удалось',
        'Смену уже подтвердили, а учётная запись закрыта или адрес занят другой. Обратитесь к администратору.',
      ],
      rejected: [
        'Ссылка не подошла',
        'Возможно, она устарела или уже использована. Если вы не согласны со сменой адреса, обратитесь к администратору.',
      ],
    },
  },
  en: {
    title: 'Object to the change of email',
    intro:
      'An administrator asked to change the email address of your account. If you do not agree, withdraw the change: your address ' +
      'stays, and the administrator is notified. If the new address was confirmed already, you get your address back, all sessions ' +
      'end, and we send you a link for a new password.',
    button: 'Withdraw the change',
    note: 'If you agree, just close this page: nothing changes.',
    outcomes: {
      withdrawn: [
        'The change is withdrawn',
        'Your account keeps its email address. We have notified the administrator of your objection.',
      ],
      given_back: [
        'Your address is back',
        'The change was confirmed already, so we gave your address back and ended all sessions. The old password no longer works. A ' +
          'link for a new one arrives in your mail within minutes.',
      ],
      reported: [
        'The address could not be given back',
        'The change was confirmed already, and the account is closed or another account has the address. Contact an administrator.',
      ],
      rejected: [
        'This link does not work',
        'It may have expired or have been used. If you do not agree with a change of your address, contact an administrator.',
      ],
    },
  },
};

export function objectionForm(linked: { userId: string; code: string }, language: Language): HtmlPage {
  const { title, intro, button, note } = texts[language];
  const hidden = { user_id: linked.userId, code: linked.code };
  const form = { action: '/api/v1/email/object/', hidden, fields: [], button };
  return formPage({ title, intro, form, note }, language);
}

export function objectionOutcome(outcome: ObjectionOutcome | 'rejected', language: Language): HtmlPage {
  const [title, text] = texts[language].outcomes[outcome];
  const isDone = outcome === 'withdrawn' || outcome === 'given_back';
  return explanationPage(title, { text, tone: isDone ? 'success' : 'danger' }, language);
}
