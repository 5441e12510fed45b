import { describe, expect, it } from 'vitest';
import { shellUser } from './shell-user.js';

describe('shellUser', () => {
  const anna = { user: 'anna', host: 'gate-1' };
  const root = { user: 'root', host: 'gate-1' };

  it.each([
    [{}, anna, 'anna@gate-1'],
    [{ SUDO_USER: 'anna' }, root, 'root (anna)@gate-1'],
    [{ SUDO_USER: 'root' }, root, 'root@gate-1'],
    [{ SUDO_USER: '' }, root, 'root@gate-1'],
    [{ SUDO_USER: 'a\u001b[2J\n\u202e' }, root, 'root (a\\u{1b}[2J\\u{a}\\u{202e})@gate-1'],
  ])('with %j names %j as %s', (environment, system, name) => {
    expect(shellUser(environment, system)).toBe(name);
  });

  it('keeps to 160 characters, and always shows the host', () => {
    const name = shellUser({ SUDO_USER: 'x'.repeat(500) }, { user: 'root', host: 'h'.repeat(255) });
    expect(name).toHaveLength(160);
    expect(name.endsWith(`@${'h'.repeat(80)}`)).toBe(true);
  });

  it('names the user and the host of this process', () => {
    expect(shellUser({})).toMatch(/^.+@.+$/);
  });
});
