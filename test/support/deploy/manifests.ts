/** The manifests of deploy/kubernetes, built by kustomize and validated against the schemas of Kubernetes. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { pythonWithRequirements, run } from '../programs/python.js';
import { root } from '../test-run/folders.js';
import { temporary } from '../test-run/process-guard.js';

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly [field: string]: unknown;
}

export interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly [Container];
  readonly volumes: readonly {
    readonly secret?: { readonly items: readonly { readonly key: string; readonly path: string }[] };
  }[];
  readonly [field: string]: unknown;
}

interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly { readonly key: string; readonly values: readonly string[] }[];
}

interface Rule {
  readonly ports: readonly { readonly port: number | string }[];
}

/** Of every kind only the fields that tests read. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly template: { readonly metadata: Manifest['metadata']; readonly spec: Pod };
    readonly podSelector: LabelSelector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly (Rule & { readonly from: readonly unknown[] })[];
    readonly egress?: readonly (Rule & { readonly to: readonly unknown[] })[];
  };
}

const requirements = join(root, 'test/systems/requirements-kubernetes.txt');

async function tool(name: string): Promise<string> {
  return join(dirname(await pythonWithRequirements(requirements)), name);
}

/** @param folder below deploy/kubernetes. @returns the YAML that `kubectl apply --kustomize` sends */
export async function buildManifests(folder: string): Promise<string> {
  return run(await tool('kubectl'), ['kustomize', join(root, 'deploy/kubernetes', folder)]);
}

/**
 * Unknown fields are faults.
 * @returns a line for each valid resource
 * @throws Error with the faults
 */
export async function validateManifests(yaml: string): Promise<string[]> {
  const file = join(mkdtempSync(join(temporary, 'manifests-')), 'manifests.yaml');
  writeFileSync(file, yaml);
  const report = await run(await tool('kubernetes-validate'), ['--strict', file]);
  return report.split('\n').filter((line) => line.includes(' passed '));
}

export function parseManifests(yaml: string): Manifest[] {
  return parseAllDocuments(yaml).map((document) => document.toJS() as Manifest);
}

/** Whether a policy applies to pods with these labels. */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''))
  );
}
