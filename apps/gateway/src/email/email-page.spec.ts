import { describe, expect, it } from 'vitest';
import { confirmationForm } from './email-page.js';

const mailed = { userId: '1', code: 'x' };
const field = '<input type="password" name="current_password" autocomplete="current-password" required>';

describe.each([
  ['en', 'Current password', 'not the password', 'If you did not ask for a new address'],
  ['ru', 'Текущий пароль', 'не подошёл', 'Если вы не просили сменить адрес'],
] as const)('the page to confirm a new email, in %s', (language, label, wrong, warning) => {
  it('asks for the current password in a browser that is not logged in', () => {
    const { content } = confirmationForm(mailed, language);
    expect(content).toContain(field);
    expect(content).toContain(label);
    expect(content).not.toContain('role="alert"');
  });

  it('asks for no password in a browser that is logged in', () => {
    const { content } = confirmationForm({ ...mailed, isLoggedIn: true }, language);
    expect(content).not.toContain('password');
    expect(content).toContain('<button>');
  });

  it('says that the password was wrong', () => {
    expect(confirmationForm({ ...mailed, isWrong: true }, language).content).toContain(wrong);
  });

  it('tells readers who did not ask for a new address that nothing changes', () => {
    expect(confirmationForm(mailed, language).content).toContain(warning);
  });
});
