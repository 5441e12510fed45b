/** The page of the link "this was not me" in the mail about a new device. Opening it changes nothing; submitting its form does. */
import type { Language, Translated } from '#errors';
import { formPage } from '../page/form-page.js';
import { explanationPage, type HtmlPage, type NextStep } from '../page/page.js';

interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  readonly note: string;
  readonly done: readonly [title: string, explanation: string];
  readonly rejected: readonly [title: string, explanation: string];
  readonly next: NextStep;
}

const texts: Translated<Texts> = {
  ru: {
    title: 'Это не мой вход',
    intro:
      'Если вы не узнаёте вход, о котором мы написали, завершите все сеансы. Старый пароль перестанет действовать, ' +
      'и мы пришлём на вашу почту ссылку для нового.',
    button: 'Завершить все сеансы',
    note: 'Если это были вы, просто закройте эту страницу: ничего не изменится.',
    done: [
      'Сеансы завершены',
      'Старый пароль больше не действует. Ссылка для нового пароля придёт на вашу почту в течение нескольких минут.',
    ],
    rejected: [
      'Ссылка не подошла',
      'Возможно, она устарела или уже использована, или пароль с тех пор изменён. Если вы уже завершили сеансы, ' +
        'письмо со ссылкой для нового пароля ждёт вас в почте.',
    ],
    next: { label: 'Запросить новый пароль', path: '/account/forgotten-password' },
  },
  en: {
    title: 'This was not me',
    intro:
      'If you do not recognise the login that we wrote about, end all sessions. The old password stops working, ' +
      'and we send a link for a new one to your email.',
    button: 'End all sessions',
    note: 'If it was you, just close this page: nothing changes.',
    done: [
      'All sessions have ended',
      'The old password no longer works. A link for a new password arrives in your mail within minutes.',
    ],
    rejected: [
      'This link does not work',
      'It may have expired or have been used, or the password was changed since. If you have already ended the ' +
        'sessions, the link for a new password is in your mail.',
    ],
    next: { label: 'Ask for a new password', path: '/account/forgotten-password' },
  },
};

export function disownForm(linked: { userId: string; code: string }, language: Language): HtmlPage {
  const { title, intro, button, note } = texts[language];
  const hidden = { user_id: linked.userId, code: linked.code };
  const form = { action: '/api/v1/login/disown/', hidden, fields: [], button };
  return formPage({ title, intro, form, note }, language);
}

export function disownOutcome(outcome: 'done' | 'rejected', language: Language): HtmlPage {
  const { next, [outcome]: shown } = texts[language];
  const [title, text] = shown;
  const explanation =
    outcome === 'done' ? ({ text, tone: 'success' } as const) : ({ text, tone: 'danger', next } as const);
  return explanationPage(title, explanation, language);
}
