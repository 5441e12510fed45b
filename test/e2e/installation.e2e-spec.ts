/** The settings in force, and the description of the product, over HTTP and in the shell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { root } from '../support/test-run/folders.js';

const system = inject('system');
let admin: Browser;

beforeAll(async () => (admin = await superuserOf(system)));

interface Setting {
  readonly name: string;
  readonly source: string;
  readonly secret: boolean;
  readonly set: boolean;
  readonly value: string | null;
}

const byName = (settings: readonly Setting[]) => new Map(settings.map((setting) => [setting.name, setting]));

describe('the settings in force', () => {
  it('name values and sources over HTTP, and no secret', async () => {
    const { status, body } = await admin.get(api('settings/'));
    expect(status).toBe(200);
    const settings = byName((body as { items: Setting[] }).items);
    expect(settings.get('SECRET_KEY')).toMatchObject({
      source: 'environment',
      secret: true,
      set: true,
      value: null,
    });
    expect(settings.get('DATABASE_URL')!.value).toMatch(/^postgres(?:ql)?:\/\/[^:]*(?::…)?@/);
    expect(settings.get('LOG_FORMAT')).toMatchObject({ source: 'default', value: 'json' });
    expect(JSON.stringify(body)).not.toContain(system.environment['SECRET_KEY']);
    const { password } = new URL(system.environment['DATABASE_URL']!);
    if (password) expect(JSON.stringify(body)).not.toContain(password);
  });

  it('are printed in the shell, also without a database', async () => {
    const environment = { ...system.environment, DATABASE_URL: 'postgres://app:s3cr3t@127.0.0.1:1/none' };
    const { code, stdout } = await runCommand(['settings'], environment);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SECRET_KEY\t\(set\)\tenvironment$/m);
    expect(stdout).toMatch(/^DATABASE_URL\tpostgres:\/\/app:…@127\.0\.0\.1:1\/none\tenvironment$/m);
    const json = await runCommand(['settings', '--json'], environment);
    const settings = byName((JSON.parse(json.stdout) as { items: Setting[] }).items);
    expect(settings.get('SECRET_KEY')).toMatchObject({ secret: true, set: true, value: null });
    expect(json.stdout + stdout).not.toContain('s3cr3t');
  });
});

describe('the description of the product', () => {
  it('has versions, migrations and licences over HTTP and in the shell', async () => {
    const { status, body } = await admin.get(api('about/'));
    const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      dependencies: Record<string, string>;
    };
    expect(status).toBe(200);
    expect(body).toMatchObject({ version, node: process.version, migrations: { pending: [], newer: [] } });
    const { licences } = body as { licences: { name: string; version: string; licence: string | null }[] };
    // Those that the dependencies bring along too.
    expect(licences.length).toBeGreaterThan(2 * Object.keys(dependencies).length);
    for (const name of Object.keys(dependencies)) {
      expect(licences).toContainEqual({ name, version: dependencies[name], licence: expect.any(String) });
    }
    const json = await runCommand(['about', '--json'], system.environment);
    expect(JSON.parse(json.stdout)).toEqual(body);
    const lines = await runCommand(['about'], system.environment);
    expect(lines.stdout).toMatch(/^migrations\t\d+ applied\t0 pending$/m);
  });
});
