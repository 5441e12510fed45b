import { expect, it } from 'vitest';
import { DomainSlots, sendsAtOnce } from './domain-slots.js';

it('a domain gets some of the slots and never all; a released slot can be taken again', () => {
  const slots = new DomainSlots();
  let taken = 0;
  while (slots.take('slow.example')) taken++;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(sendsAtOnce);
  expect(slots.take('quick.example')).toBe(true);

  slots.free('slow.example');
  expect(slots.take('slow.example')).toBe(true);
  expect(slots.take('slow.example')).toBe(false);
});

it('an urgent mail gets a slot in a domain whose other slots are taken', () => {
  const slots = new DomainSlots();
  while (slots.take('busy.example'));
  let urgent = 0;
  while (slots.take('busy.example', true)) urgent++;
  expect(urgent).toBeGreaterThan(0);
  slots.free('busy.example');
  expect(slots.take('busy.example')).toBe(false);
  expect(slots.take('busy.example', true)).toBe(true);
});
