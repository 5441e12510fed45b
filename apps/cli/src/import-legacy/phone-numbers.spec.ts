import { describe, expect, it } from 'vitest';
import { phoneNumbers } from './phone-numbers.js';

describe('phoneNumbers', () => {
  it.each([
    [null, []],
    ['null', []],
    ['[]', []],
    ['"+7 900 1"', ['+7 900 1']],
    ['["+7 900 1", 79002]', ['+7 900 1', '79002']],
    ['{"home": "1", "other": ["2", null, true, {"x": "3"}]}', ['1', '2', '3']],
    [JSON.stringify('["+7 900 1", 79002]'), ['+7 900 1', '79002']],
    [JSON.stringify([JSON.stringify({ home: '+7 900 1' })]), ['+7 900 1']],
    ['"[not JSON"', ['[not JSON']],
  ])('extracts from %s the phones %j', (json, phones) => {
    expect(phoneNumbers(json).numbers).toEqual(phones);
  });

  it.each([
    ['["+7 900 1", 79002]', false],
    ['"[not JSON"', false],
    [JSON.stringify('["+7 900 1"]'), true],
    [JSON.stringify([JSON.stringify({ home: '+7 900 1' })]), true],
  ])('detects whether strings in %s contain JSON: %j', (json, isDoubleEncoded) => {
    expect(phoneNumbers(json).isDoubleEncoded).toBe(isDoubleEncoded);
  });
});
