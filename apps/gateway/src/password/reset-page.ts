/** What a person sees who opens the link to set a new password. Nothing happens until they send the form. */
import type { Language } from '#errors';
import { escapeHtml, type Page } from '../page/page.js';

interface Texts {
  readonly title: string;
  readonly field: string;
  readonly button: string;
  readonly done: readonly [title: string, explanation: string];
  readonly rejected: readonly [title: string, explanation: string];
}

const texts: Record<Language, Texts> = {
  ru: {
    title: 'Новый пароль',
    field: 'Новый пароль',
    button: 'Сохранить',
    done: ['Пароль сохранён', 'Все прежние сеансы завершены. Теперь вы можете войти с новым паролем.'],
    rejected: [
      'Ссылка не подошла',
      'Возможно, она устарела, уже использована или есть более новая. Запросите ещё одну.',
    ],
  },
  en: {
    title: 'New password',
    field: 'New password',
    button: 'Save',
    done: [
      'Your password is set',
      'All earlier sessions have ended. You can log in with the new password now.',
    ],
    rejected: [
      'This link does not work',
      'It may have expired, have been used, or there is a newer one. Ask for another.',
    ],
  },
};

export interface ResetForm {
  readonly userId: string;
  readonly code: string;
  /** What was wrong with the password that was sent. */
  readonly faults?: readonly string[];
}

export function resetForm({ userId, code, faults = [] }: ResetForm, language: Language): Page {
  const { title, field, button } = texts[language];
  const content = `${faults.map((fault) => `<p role="alert">${escapeHtml(fault)}</p>`).join('\n')}
<form method="post" action="?">
<input type="hidden" name="user_id" value="${escapeHtml(userId)}">
<input type="hidden" name="code" value="${escapeHtml(code)}">
<p><label>${escapeHtml(field)}<br>
<input type="password" name="new_password" autocomplete="new-password" required></label></p>
<p><button>${escapeHtml(button)}</button></p>
</form>`;
  return { language, title, content, sends: true };
}

export function resetOutcome(outcome: 'done' | 'rejected', language: Language): Page {
  const [title, explanation] = texts[language][outcome];
  return { language, title, content: `<p>${escapeHtml(explanation)}</p>` };
}
