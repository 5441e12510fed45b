import { describe, expect, it } from 'vitest';
import { confirmationForm } from '../email/email-page.js';
import { resetForm } from './reset-page.js';

const hostile = `"><script>alert('1')</script>`;

describe('a page of a mailed link', () => {
  it.each([
    ['a new password', resetForm],
    ['a new email', confirmationForm],
  ])('for %s escapes markup in the parameters of the link', (_, form) => {
    for (const language of ['ru', 'en'] as const) {
      const { content } = form({ userId: hostile, code: hostile }, language);
      expect(content).not.toContain('<script');
      expect(content.match(/value="&quot;&gt;&lt;script&gt;/g)).toHaveLength(2);
    }
  });

  it('shows the faults of the submitted password', () => {
    const { content } = resetForm({ userId: '7', code: 'x', faults: ['Too <short>.'] }, 'en');
    expect(content).toContain('<p role="alert">Too &lt;short&gt;.</p>');
  });
});
