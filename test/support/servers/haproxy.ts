/** A real HAProxy with the configuration of deploy/compose; only its ports, certificate and name server are those of the test. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedProgram } from '../programs/installed-program.js';
import { root } from '../test-run/folders.js';
import { freePort } from '../test-run/free-port.js';
import { temporary } from '../test-run/process-guard.js';
import type { Certificate } from './certificates.js';
import { ChildServer } from './child-server.js';

export interface Haproxy {
  /** `https://localhost:port` */
  readonly url: string;
  /** `http://localhost:port`, which redirects. */
  readonly plainUrl: string;
  log(): string;
  stop(): Promise<void>;
}

export interface HaproxyOptions {
  readonly port: number;
  readonly certificate: Certificate;
  /** `host:port` of the DNS server that knows the addresses of the name `gateway`. */
  readonly nameServer: string;
  /** Port of every gateway. */
  readonly gatewayPort: number;
}

export async function startHaproxy(options: HaproxyOptions): Promise<Haproxy> {
  const { port, certificate, nameServer, gatewayPort } = options;
  const plainPort = await freePort();
  const folder = mkdtempSync(join(temporary, 'haproxy-'));
  const pem = join(folder, 'certificate.pem');
  writeFileSync(pem, `${certificate.cert}${certificate.key}`, { mode: 0o600 });
  const configuration = join(folder, 'haproxy.cfg');
  const shipped = readFileSync(join(root, 'deploy/compose/haproxy.cfg'), 'utf8');
  writeFileSync(
    configuration,
    replaceEach(shipped, {
      'bind :80\n': `bind 127.0.0.1:${plainPort}\n`,
      'bind :443 ': `bind 127.0.0.1:${port} `,
      '/run/secrets/certificate.pem': pem,
      '127.0.0.11:53': nameServer,
      'gateway:8000': `gateway:${gatewayPort}`,
    }),
  );
  const plainUrl = `http://localhost:${plainPort}`;
  const server = await ChildServer.start(`https://localhost:${port}`, {
    name: `haproxy-${port}`,
    command: installedProgram('haproxy', 'HAPROXY_PATH'),
    args: ['-db', '-f', configuration],
    ready: async () => (await fetch(plainUrl, { redirect: 'manual' })).status === 301,
  });
  return { url: server.url, plainUrl, log: () => server.log(), stop: () => server.stop() };
}

/** @throws Error when a text to replace does not occur exactly once */
function replaceEach(text: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((replaced, [from, to]) => {
    if (replaced.split(from).length !== 2) throw new Error(`haproxy.cfg must have ${from} once.`);
    return replaced.replace(from, () => to);
  }, text);
}
