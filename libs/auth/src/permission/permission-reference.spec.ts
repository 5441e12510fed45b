import { expect, it } from 'vitest';
import { labelOf, parseReference } from './permission-reference.js';

it.each([
  ['crm_button', { name: 'crm_button', action: undefined }],
  ['crm_button read', { name: 'crm_button', action: 'read' }],
  ['  crm_button \t read ', { name: 'crm_button', action: 'read' }],
  ['one two three', { name: 'one two three', action: undefined }],
  ['', { name: '', action: undefined }],
])('%j is read as a name and an optional action', (text, reference) => {
  expect(parseReference(text)).toEqual(reference);
});

it('is written with one space', () => {
  expect(labelOf({ name: 'a', action: 'read' })).toBe('a read');
  expect(labelOf({ name: 'a' })).toBe('a');
});
