import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './preferred-language.js';

describe('the preferred language', () => {
  it.each([
    [undefined, 'ru'],
    ['', 'ru'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['ru;q=0.2, en;q=0.7', 'en'],
    ['de, fr;q=0.5', 'ru'],
    ['de, en;q=0.1', 'en'],
    ['en;q=0, ru', 'ru'],
    ['*', 'ru'],
    ['enormous', 'ru'],
    [';;;q=,,', 'ru'],
  ])('for Accept-Language %j is %s', (header, language) => {
    expect(preferredLanguage(header, 'ru')).toBe(language);
  });

  it('is DEFAULT_LANGUAGE if the header names neither', () => {
    expect(preferredLanguage('de, fr;q=0.5', 'en')).toBe('en');
    expect(preferredLanguage(undefined, 'en')).toBe('en');
  });
});
