import { describe, expect, it } from 'vitest';
import type { HtmlPage } from '../page/page.js';
import { confirmationForm } from './email-page.js';

const mailed = { userId: '1', code: 'x' };
const field =
  /<input[^>]* name="current_password" type="password"[^>]* autocomplete="current-password" required/;

const rendered = ({ content }: HtmlPage) =>
  content({ base: '', brand: 'Gatehouse', csrfToken: '', hasPages: true });

describe.each([
  ['en', 'Current password', 'not the password', 'If you did not ask for a new address'],
  ['ru', 'Текущий пароль', 'не подошёл', 'Если вы не просили сменить адрес'],
] as const)('the page to confirm a new email, in %s', (language, label, wrong, warning) => {
  it('asks for the current password in a browser that is not logged in', () => {
    const content = rendered(confirmationForm(mailed, language));
    expect(content).toMatch(field);
    expect(content).toContain(label);
    expect(content).not.toContain('role="alert"');
  });

  it('asks for no password in a browser that is logged in', () => {
    const content = rendered(confirmationForm({ ...mailed, isLoggedIn: true }, language));
    expect(content).not.toContain('password');
    expect(content).toContain('<button');
  });

  it('says that the password was wrong', () => {
    expect(rendered(confirmationForm({ ...mailed, isWrong: true }, language))).toContain(wrong);
  });

  it('tells readers who did not ask for a new address that nothing changes', () => {
    expect(rendered(confirmationForm(mailed, language))).toContain(warning);
  });
});
