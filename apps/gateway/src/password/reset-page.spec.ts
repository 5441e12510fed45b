import { describe, expect, it } from 'vitest';
import { confirmationForm } from '../email/email-page.js';
import type { HtmlPage } from '../page/page.js';
import { resetForm } from './reset-page.js';

const hostile = `"><script>alert('1')</script>`;

const rendered = ({ content }: HtmlPage) =>
  content({ base: '', brand: 'Gatehouse', csrfToken: '', hasPages: true });

describe('a page of a mailed link', () => {
  it.each([
    ['a new password', resetForm],
    ['a new email', confirmationForm],
  ])('for %s escapes markup in the parameters of the link', (_, form) => {
    for (const language of ['ru', 'en'] as const) {
      const html = rendered(form({ userId: hostile, code: hostile }, language));
      expect(html).not.toContain('<script');
      expect(html.match(/value="&quot;&gt;&lt;script&gt;/g)).toHaveLength(2);
    }
  });

  it('shows the faults of the submitted password at its field', () => {
    const html = rendered(resetForm({ userId: '7', code: 'x', faults: ['Too <short>.'] }, 'en'));
    expect(html).toMatch(/<div id="new_password-error">.*Too &lt;short&gt;\./);
    expect(html).toMatch(/<input[^>]* aria-describedby="[^"]*new_password-error"[^>]* aria-invalid="true"/);
  });
});
