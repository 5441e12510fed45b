import type { CreateFirstSuperuser } from '#auth/account';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SetupLink } from './setup-link.js';

let isPossible: boolean;
const link = () => new SetupLink({ isPossible: async () => isPossible } as unknown as CreateFirstSuperuser);
const codeOf = (path: string | undefined) => path!.split('code=')[1]!;

beforeEach(() => {
  isPossible = true;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('is accepted for an hour', async () => {
  const setup = link();
  const code = codeOf(await setup.issue());
  vi.advanceTimersByTime(3_599_000);
  expect(await setup.accepts(code)).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(await setup.accepts(code)).toBe(false);
});

it('dies with the first superuser, and with a newer link', async () => {
  const setup = link();
  const older = codeOf(await setup.issue());
  const newer = codeOf(await setup.issue());
  expect(await setup.accepts(older)).toBe(false);
  expect(await setup.accepts(newer)).toBe(true);
  isPossible = false;
  expect(await setup.accepts(newer)).toBe(false);
  expect(await setup.issue()).toBeUndefined();
});

it('accepts nothing before a link was made', async () => {
  expect(await link().accepts('')).toBe(false);
});
