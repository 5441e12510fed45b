/** The manifests of deploy/kubernetes: valid, restricted, and with settings that the built apps accept. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Environment } from '../support/apps/start-app.js';
import {
  buildManifests,
  type Manifest,
  parseManifests,
  selects,
  validateManifests,
} from '../support/deploy/manifests.js';
import { root } from '../support/test-run/folders.js';
import { temporary } from '../support/test-run/process-guard.js';

const mountedSecrets = '/run/secrets/gatehouse';

let yaml: string;
let manifests: Manifest[];

beforeAll(async () => {
  yaml = await buildManifests('overlays/production');
  manifests = parseManifests(yaml);
});

const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const workloads = () => [...ofKind('Deployment'), ...ofKind('Job')];
const podOf = ({ spec }: Manifest) => spec.template.spec;
const containerOf = (workload: Manifest) => podOf(workload).containers[0];
const settings = () => ofKind('ConfigMap')[0]!.data!;

/** Rows by the name of each app. */
const table = <T>(row: (workload: Manifest) => T) =>
  Object.fromEntries(workloads().map((workload) => [workload.metadata.name, row(workload)]));

function environmentOf(workload: Manifest): Environment {
  const own = containerOf(workload).env.map(({ name, value }) => [name, value]);
  return { ...settings(), ...Object.fromEntries(own) };
}

function mountedKeys(workload: Manifest): string[] {
  return podOf(workload).volumes.flatMap(({ secret }) => secret?.items.map(({ key }) => key) ?? []);
}

describe('the Kubernetes manifests', () => {
  it.each(['base', 'overlays/production'])('of %s are valid', async (folder) => {
    const built = await buildManifests(folder);
    expect(await validateManifests(built)).toHaveLength(parseManifests(built).length);
  });

  it('with a misspelled field are rejected', async () => {
    const misspelled = yaml.replace('readinessProbe:', 'readinesProbe:');
    await expect(validateManifests(misspelled)).rejects.toThrow("'readinesProbe' was unexpected");
  });

  it('run the version of this repository', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const images = new Set(workloads().map((workload) => containerOf(workload).image));
    expect([...images]).toEqual([`registry.example.com/gatehouse:${version}`]);
  });
});

describe('each pod', () => {
  it('runs without root, privileges, a writable root file system or access to the API of Kubernetes', () => {
    for (const workload of workloads()) {
      expect(podOf(workload)).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(containerOf(workload)['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('has requests and limits of CPU and memory', () => {
    const quantities = { cpu: expect.anything(), memory: expect.any(String) };
    for (const workload of workloads())
      expect(containerOf(workload)['resources']).toEqual({ requests: quantities, limits: quantities });
  });

  it('of an app is probed at ports that the app listens on, and has 15 seconds after SHUTDOWN_DELAY_SECONDS', () => {
    for (const deployment of ofKind('Deployment')) {
      const { ports = [], ...container } = containerOf(deployment);
      const names = ports.map(({ name }) => name);
      for (const [probe, path] of [
        ['startupProbe', '/health/live'],
        ['livenessProbe', '/health/live'],
        ['readinessProbe', '/health/ready'],
      ] as const) {
        const { httpGet } = container[probe] as { httpGet: { path: string; port: string } };
        expect(httpGet.path).toBe(path);
        expect(names).toContain(httpGet.port);
      }
      const delay = Number(settings()['SHUTDOWN_DELAY_SECONDS']);
      expect(podOf(deployment).terminationGracePeriodSeconds).toBe(delay + 15);
    }
  });

  it('of an app has a disruption budget', () => {
    const budgets = ofKind('PodDisruptionBudget').map(({ metadata }) => metadata.name);
    expect(budgets).toEqual(ofKind('Deployment').map(({ metadata }) => metadata.name));
  });
});

describe('secrets', () => {
  it('are mounted only where they are needed, and each mounted one is read', () => {
    expect(table(mountedKeys)).toEqual({
      gateway: ['SECRET_KEY', 'DB_PASS', 'AVATAR_S3_SECRET_KEY'],
      'auth-service': ['SECRET_KEY', 'DB_PASS', 'KAFKA_SASL_PASSWORD'],
      worker: ['SECRET_KEY', 'DB_PASS', 'KAFKA_SASL_PASSWORD', 'EMAIL_HOST_PASSWORD', 'AVATAR_S3_SECRET_KEY'],
      migrate: ['SECRET_KEY', 'DB_PASS', 'DB_OWNER_PASS'],
    });
    for (const workload of workloads()) {
      const read = Object.values(environmentOf(workload)).filter((value) => value.startsWith(mountedSecrets));
      expect(read.toSorted()).toEqual(
        mountedKeys(workload)
          .map((key) => `${mountedSecrets}/${key}`)
          .toSorted(),
      );
    }
  });

  it('are in no manifest', () => {
    expect(ofKind('Secret')).toEqual([]);
  });
});

describe('settings', () => {
  it('are known to Gatehouse', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const known = new Set([...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name));
    const used = workloads().flatMap((workload) => Object.keys(environmentOf(workload)));
    const unknown = used.filter((name) => !known.has(name) && !known.has(name.replace(/_FILE$/, '')));
    expect(unknown).toEqual([]);
  });

  it('of each pod load together with its secrets', async () => {
    const folder = mkdtempSync(join(temporary, 'secrets-'));
    for (const workload of workloads()) {
      for (const key of mountedKeys(workload))
        writeFileSync(join(folder, key), randomBytes(48).toString('hex'));
      const environment = Object.entries(environmentOf(workload)).map(([name, value]) => [
        name,
        value.replace(mountedSecrets, folder),
      ]);
      const { code, stderr } = await runCommand(['settings'], Object.fromEntries(environment) as Environment);
      expect([workload.metadata.name, code, stderr]).toEqual([workload.metadata.name, 0, '']);
    }
  });
});

describe('network policies', () => {
  const policiesOf = (workload: Manifest) =>
    ofKind('NetworkPolicy').filter(({ spec }) =>
      selects(spec.podSelector, workload.spec.template.metadata.labels!),
    );

  /** Numbers of ports, by the names that the pod gives them. */
  function portsOf(workload: Manifest, rules: readonly { ports: readonly { port: number | string }[] }[]) {
    const named = containerOf(workload).ports ?? [];
    const ports = rules.flatMap((rule) => rule.ports.map(({ port }) => port));
    return ports
      .map((port) =>
        typeof port === 'number' ? port : named.find(({ name }) => name === port)?.containerPort,
      )
      .filter((port) => port !== undefined);
  }

  it('deny all traffic of every pod by default', () => {
    const deny = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'deny-all')!;
    expect(deny.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('allow each app the servers it needs', () => {
    const egress = (workload: Manifest) =>
      portsOf(
        workload,
        policiesOf(workload).flatMap(({ spec }) => spec.egress ?? []),
      ).toSorted((left, right) => left - right);
    const dns = [53, 53];
    expect(table(egress)).toEqual({
      gateway: [...dns, 443, 5432, 6379],
      'auth-service': [...dns, 5432, 9092],
      worker: [...dns, 443, 465, 5432, 6379, 9092],
      migrate: [...dns, 5432],
    });
  });

  it('allow the ingress controller the gateway, and Prometheus the ports of metrics', () => {
    const ingress = (workload: Manifest) =>
      Object.fromEntries(
        policiesOf(workload)
          .filter(({ spec }) => spec.ingress)
          .map(({ metadata, spec }) => [metadata.name, portsOf(workload, spec.ingress!)]),
      );
    expect(table(ingress)).toEqual({
      gateway: { 'ingress-to-gateway': [8000], 'monitoring-to-metrics': [8004] },
      'auth-service': { 'monitoring-to-metrics': [8002] },
      worker: { 'monitoring-to-metrics': [8003] },
      migrate: { 'monitoring-to-metrics': [] },
    });
  });
});
