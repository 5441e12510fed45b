/** The rules of `deploy/prometheus`, read from their files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../support/test-run/folders.js';

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

export const rulesFolder = join(root, 'deploy/prometheus');

export const ruleFiles = readdirSync(rulesFolder).filter((file) => file.endsWith('.rules.yml'));

export const ruleGroups: readonly RuleGroup[] = ruleFiles.flatMap(
  (file) =>
    (parse(readFileSync(join(rulesFolder, file), 'utf8'), { merge: true }) as { groups: RuleGroup[] }).groups,
);
