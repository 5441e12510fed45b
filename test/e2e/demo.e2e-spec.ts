/** `seed --demo`: accounts to try, with an organisation around them. */
import { expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { Browser } from '../support/http/browser.js';

const system = inject('system');

async function seed(): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['seed', '--demo'], system.environment);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

it('creates a company with departments, houses and people, all with one password, and only once', async () => {
  const printed = await seed();
  const password = /all with the password (\S+)/.exec(printed)![1]!;
  const browser = new Browser(system.gateway);
  const login = await browser.post('/api/v1/login/', { email: 'company@demo.example', password });
  expect(login.status).toBe(200);
  const count = async (path: string) => {
    const { body } = await browser.get(`/api/v1/${path}/`);
    return (body as { items: unknown[] }).items.length;
  };
  expect(await Promise.all(['departments', 'house-groups', 'houses', 'areas'].map(count))).toEqual([
    3, 2, 3, 7,
  ]);
  expect(await seed()).toContain('Demo: already there; it was not changed.');
});
