import { CodedError } from '#errors';
import { describe, expect, it } from 'vitest';
import { errorPage, waitSentence } from './error-page.js';

const rendered = (error: CodedError, language: 'en' | 'ru') => {
  const { title, content } = errorPage(error, language, '/account/', '/account/security');
  return [title, content({ base: '/auth', brand: 'Gatehouse', csrfToken: '', hasPages: true })] as const;
};

describe('the page of an error', () => {
  it.each([
    ['en', 'Too many attempts', 'Try again in 2 minutes.', 'Go to the start page'],
    ['ru', 'Слишком много попыток', 'Попробуйте снова через 2 минуты.', 'На главную'],
  ] as const)('says how long to wait, in %s', (language, title, wait, button) => {
    const error = new CodedError('throttle.too_many_attempts', { retryAfter: 90 });
    const [shownTitle, html] = rendered(error, language);
    expect(shownTitle).toBe(title);
    expect(html).toContain(wait);
    expect(html).toContain(`<a class="button primary" href="/auth/account/">${button}</a>`);
  });

  it('tells the reader of a form that is too old to open it again', () => {
    const [title, html] = rendered(new CodedError('session.csrf_incorrect'), 'en');
    expect(title).toBe('This page was open for too long');
    expect(html).toContain('href="/auth/account/security"');
  });

  it('says nothing about the cause of a fault of the server', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.5:5432');
    const [title, html] = rendered(new CodedError('request.failed', { cause }), 'en');
    expect(title).toBe('Something went wrong');
    expect(html).not.toContain('ECONNREFUSED');
  });
});

describe('the sentence about a wait', () => {
  it.each([
    [undefined, ''],
    [1, 'Try again in 1 second.'],
    [59, 'Try again in 59 seconds.'],
    [61, 'Try again in 2 minutes.'],
    [7200, 'Try again in 2 hours.'],
  ])('for %s seconds is %j', (seconds, sentence) => {
    expect(waitSentence(seconds, 'en')).toBe(sentence);
  });
});
