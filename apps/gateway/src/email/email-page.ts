/** What a person sees who opens the link to confirm a new email. Nothing happens until they press the button. */
import type { Language } from '#mail-queue';
import { escapeHtml, type Page } from '../page/page.js';

interface Texts {
  readonly title: string;
  readonly explanation: string;
  readonly button: string;
  readonly notYou: string;
  readonly done: readonly [title: string, explanation: string];
  readonly rejected: readonly [title: string, explanation: string];
}

const texts: Record<Language, Texts> = {
  ru: {
    title: 'Новый адрес',
    explanation: 'Подтвердите, что этот адрес теперь принадлежит вашей учётной записи.',
    button: 'Подтвердить',
    notYou:
      'Если вы не просили сменить адрес, не нажимайте на кнопку: иначе ваш адрес достанется чужой учётной записи. Просто закройте эту страницу.',
    done: ['Адрес изменён', 'С этого момента вы входите с новым адресом.'],
    rejected: ['Ссылка не подошла', 'Возможно, она устарела, уже использована или есть более новая.'],
  },
  en: {
    title: 'New address',
    explanation: 'Confirm that this is the address of your account from now on.',
    button: 'Confirm',
    notYou:
      'If you did not ask for a new address, do not press the button: it would give your address to the account of somebody else. Just close this page.',
    done: ['Your address is changed', 'From now on you log in with the new address.'],
    rejected: ['This link does not work', 'It may have expired, have been used, or there is a newer one.'],
  },
};

export function confirmationForm(
  { userId, code }: { readonly userId: string; readonly code: string },
  language: Language,
): Page {
  const { title, explanation, button, notYou } = texts[language];
  const content = `<p>${escapeHtml(explanation)}</p>
<form method="post" action="?">
<input type="hidden" name="user_id" value="${escapeHtml(userId)}">
<input type="hidden" name="code" value="${escapeHtml(code)}">
<p><button>${escapeHtml(button)}</button></p>
</form>
<p><small>${escapeHtml(notYou)}</small></p>`;
  return { language, title, content, sends: true };
}

export function confirmationOutcome(outcome: 'done' | 'rejected', language: Language): Page {
  const [title, explanation] = texts[language][outcome];
  return { language, title, content: `<p>${escapeHtml(explanation)}</p>` };
}
