import { describe, expect, it } from 'vitest';
import { confirmationForm } from '../email/email-page.js';
import type { HtmlPage } from '../page/page.js';
import { resetForm } from './reset-page.js';

const requirements = {
  minLength: 12,
  maxLength: 128,
  breachedFile: undefined,
  serviceNames: ['Дом "у дома"'],
};
const hostile = `"><script>alert('1')</script>`;

const rendered = ({ content }: HtmlPage) =>
  content({ base: '', brand: 'Gatehouse', csrfToken: '', hasPages: true });

describe('a page of a mailed link', () => {
  it.each([
    ['a new password', resetForm],
    ['a new email', confirmationForm],
  ])('for %s escapes markup in the parameters of the link', (_, form) => {
    for (const language of ['ru', 'en'] as const) {
      const html = rendered(form({ userId: hostile, code: hostile, requirements }, language));
      expect(html).not.toContain('<script');
      expect(html.match(/value="&quot;&gt;&lt;script&gt;/g)).toHaveLength(2);
    }
  });

  it('shows the faults of the submitted password at its field', () => {
    const html = rendered(
      resetForm({ userId: '7', code: 'x', requirements, faults: ['Too <short>.'] }, 'en'),
    );
    expect(html).toMatch(/<div id="new_password-error">.*Too &lt;short&gt;\./);
    expect(html).toMatch(/<input[^>]* aria-describedby="[^"]*new_password-error"[^>]* aria-invalid="true"/);
  });

  it.each([
    ['ru', 'От 12 до 128 символов'],
    ['en', '12 to 128 characters'],
  ] as const)('lists the rules of passwords in %s, as the settings have them', (language, length) => {
    const html = rendered(resetForm({ userId: '7', code: 'x', requirements }, language));
    expect(html).toContain(`<span>${length}</span>`);
    expect(rulesIn(html)).toEqual(['length', 'frequent', 'pattern', 'email', 'name']);
    const withFile = { ...requirements, breachedFile: '/breached.txt' };
    expect(
      rulesIn(rendered(resetForm({ userId: '7', code: 'x', requirements: withFile }, language))),
    ).toEqual(['length', 'frequent', 'pattern', 'email', 'name', 'breached']);
  });
});

const rulesIn = (html: string) => [...html.matchAll(/data-rule="(\w+)"/g)].map(([, name]) => name);
