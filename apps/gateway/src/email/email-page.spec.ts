import { expect, it } from 'vitest';
import { confirmationForm } from './email-page.js';

it.each([
  ['en', 'If you did not ask for a new address, do not press the button'],
  ['ru', 'Если вы не просили сменить адрес, не нажимайте на кнопку'],
] as const)('warns whoever did not ask for a new email, in %s', (language, warning) => {
  const { content } = confirmationForm({ userId: '1', code: 'x' }, language);
  expect(content).toContain(warning);
});
