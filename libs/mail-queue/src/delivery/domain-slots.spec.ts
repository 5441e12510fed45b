import { expect, it } from 'vitest';
import { DomainSlots, sendsAtOnce } from './domain-slots.js';

it('a domain gets some of the places and never all; a place given back can be taken again', () => {
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
