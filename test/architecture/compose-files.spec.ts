/** The compose files limit every container and its logs, keep metrics inside, and publish the proxy instead of gateways. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly logging?: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, string | number>> } };
  readonly networks?: { readonly default: { readonly ipv4_address: string } };
}

interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
}

/** Without `logLevel` the parser warns about the tags of Compose, such as `!reset`. */
const read = (file: string) =>
  parse(readFileSync(join(root, file), 'utf8'), { merge: true, logLevel: 'error' }) as ComposeFile;

const main = read('docker-compose.yml').services;
const { gateway, proxy } = read('deploy/compose/docker-compose.proxy.yml').services;
const containers = Object.entries({ ...main, proxy: proxy! });
const apps = ['gateway', 'auth-service', 'worker', 'migrate'];

describe('the compose files', () => {
  it('have each app, each server, the mail catcher and the proxy', () => {
    const servers = ['postgres', 'redis', 'kafka', 'mailpit', 'proxy'];
    expect(containers.map(([name]) => name).toSorted()).toEqual([...apps, ...servers].toSorted());
  });

  it.each(containers)('limit the processors, memory and processes of %s', (_name, { deploy }) => {
    const { cpus, memory, pids } = deploy!.resources.limits;
    expect(cpus).toMatch(/^(\$\{CONTAINER_CPUS:-)?\d+\}?$/);
    expect(memory).toMatch(/^\d+[MG]$/);
    expect(pids).toBeGreaterThan(0);
  });

  it.each(containers)('rotate the log of %s at 100 MB', (_name, { logging }) => {
    expect(logging).toEqual({ driver: 'json-file', options: { 'max-size': '20m', 'max-file': '5' } });
  });

  it.each(apps)('let other containers read the metrics of %s, whatever .env sets', (name) => {
    expect(main[name]!.environment).toMatchObject({ METRICS_HOST: '0.0.0.0' });
  });

  it('publish no port of metrics or health checks', () => {
    const published = Object.entries(main).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port.split(':').at(-1)}`),
    );
    expect(published.toSorted()).toEqual([
      'gateway 8000',
      'kafka 9094',
      'mailpit 8025',
      'postgres 5432',
      'redis 6379',
    ]);
  });
});

describe('docker-compose.proxy.yml', () => {
  it('publishes the proxy in place of the gateway', () => {
    expect([proxy!.ports, gateway!.ports]).toEqual([['80:80', '443:443'], []]);
  });

  it('makes the gateway trust the address of the proxy and no other', () => {
    expect(gateway!.environment).toEqual({ TRUST_PROXY: proxy!.networks!.default.ipv4_address });
  });
});
