import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../test-run/folders.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function check(tiers: readonly string[], environment: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/require-programs.mjs'), ...tiers],
    { encoding: 'utf8', env: { PATH: folder, ...environment } },
  );
  return { status, stderr };
}

const installJava = (version: string) => install('java', `echo 'openjdk version "${version}"' >&2`);

describe('the check before the tests', () => {
  it('names all missing programs, with one command that installs them', () => {
    const { status, stderr } = check([]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/Java 17 or later[\s\S]*Python 3\.10 or later/);
    const command = stderr.split('\n').filter((line) => / install /.test(line));
    expect(command).toHaveLength(1);
    expect(command[0]).toMatch(/openjdk.* python/);
  });

  it('passes if nothing is missing', () => {
    installJava('21.0.1');
    for (const name of ['mvn', 'python3', 'chromium']) install(name, 'exit 0');
    expect(check([])).toEqual({ status: 0, stderr: '' });
  });

  it('reports an older Java and a Python without venv as missing', () => {
    installJava('11.0.2');
    for (const name of ['mvn', 'chromium']) install(name, 'exit 0');
    install('python3', 'exit 1');
    expect(check([]).stderr).toMatch(/Java 17[\s\S]*Python/);
  });

  it('requires no Java if Docker is available', () => {
    for (const name of ['docker', 'python3', 'chromium']) install(name, 'exit 0');
    expect(check([]).status).toBe(0);
  });

  it('requires PgBouncer and HAProxy for the systems tests, where variables may name their paths', () => {
    const others = ['docker', 'python3', 'chromium', 'prometheus', 'promtool'];
    for (const name of [...others, 'pooler', 'balancer']) install(name, 'exit 0');
    const paths = (pooler: string, balancer: string) => ({
      PGBOUNCER_PATH: join(folder, pooler),
      HAPROXY_PATH: join(folder, balancer),
    });
    expect(check(['systems'], paths('pooler', 'balancer'))).toEqual({ status: 0, stderr: '' });
    expect(check(['systems'], paths('missing', 'missing')).stderr).toMatch(
      /PgBouncer[\s\S]*HAProxy[\s\S]*install.* pgbouncer haproxy/,
    );
    expect(check(['e2e'], paths('missing', 'missing')).status).toBe(0);
  });

  it('requires Java for fault tests, but not for end-to-end tests on given servers', () => {
    for (const name of ['mvn', 'python3', 'chromium']) install(name, 'exit 0');
    const servers = { KAFKA_URL: 'kafka://localhost:9094', REDIS_URL: 'redis://localhost' };
    expect(check(['e2e'], servers).status).toBe(0);
    expect(check(['faults'], servers).stderr).toContain('Java 17');
  });

  it('requires Prometheus with promtool for the systems tests only', () => {
    installJava('21.0.1');
    for (const name of ['mvn', 'python3', 'chromium', 'prometheus']) install(name, 'exit 0');
    for (const name of ['pooler', 'balancer']) install(name, 'exit 0');
    const paths = { PGBOUNCER_PATH: join(folder, 'pooler'), HAPROXY_PATH: join(folder, 'balancer') };
    const { stderr } = check(['systems'], paths);
    expect(stderr).toMatch(/Prometheus with promtool[\s\S]* prometheus$/m);
    install('promtool', 'exit 0');
    expect(check(['systems'], paths).status).toBe(0);
    expect(check(['e2e', 'faults']).status).toBe(0);
  });
});
