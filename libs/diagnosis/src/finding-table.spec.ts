import { languages } from '#errors';
import { describe, expect, it } from 'vitest';
import { describeFinding, finding } from './finding.js';
import { findingTable } from './finding-table.js';
import type { FindingDefinition } from './finding-definition.js';

const entries = Object.entries(findingTable) as [string, FindingDefinition][];

const namesIn = (definition: FindingDefinition, language: 'en' | 'ru') => {
  const text = [definition.what, definition.why, definition.remedy].map((part) => part[language]).join(' ');
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted();
};

describe('the table of findings', () => {
  it.each(entries)('%s has the same parameters in each language', (_, definition) => {
    expect(namesIn(definition, 'ru')).toEqual(namesIn(definition, 'en'));
  });

  it.each(entries)('%s says what, why and what to do in whole sentences', (_, { what, why, remedy }) => {
    for (const text of [what, why, remedy]) {
      for (const language of languages) expect(text[language]).toMatch(/[.\])}]$/);
      expect(text.ru).toMatch(/[а-яё]/i);
      expect(text.en).not.toMatch(/[а-яё]/i);
    }
  });

  it('fills the parameters in', () => {
    const found = finding('settings.similar', {
      name: 'CORS_ORIGIN',
      similar: 'CORS_ORIGINS',
    });
    expect(describeFinding(found, 'en').what).toBe('CORS_ORIGIN is no setting. CORS_ORIGINS is one.');
    expect(describeFinding(found, 'ru').what).toBe(
      'Настройки CORS_ORIGIN не существует. Похоже, имелась в виду CORS_ORIGINS.',
    );
  });

  it('bounds the length of what other servers answer', () => {
    const found = finding('check.failed', { reason: 'x'.repeat(10_000) });
    expect(describeFinding(found, 'en').what.length).toBeLessThan(400);
  });
});
