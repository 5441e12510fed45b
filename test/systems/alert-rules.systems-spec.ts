/** Prometheus' own tool checks the configuration and the rules of deploy/prometheus, and runs their unit tests. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prometheusFolder } from '../support/deploy/prometheus.js';

/** @returns what it wrote. @throws Error with its output where something is wrong */
async function promtool(...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)('promtool', args, { cwd: prometheusFolder });
  return `${stdout}${stderr}`;
}

const filesOf = (folder: string, suffix: string) =>
  readdirSync(join(prometheusFolder, folder)).filter((file) => file.endsWith(suffix));

describe('promtool', () => {
  it('accepts the example configuration with all rules', async () => {
    const report = await promtool('check', 'config', '--lint-fatal', 'prometheus.yml');
    expect(report.match(/SUCCESS: \d+ rules found/g)).toHaveLength(filesOf('.', '.rules.yml').length);
  });

  it.each(filesOf('tests', '.test.yml'))('passes the unit tests of the rules in %s', async (file) => {
    expect(await promtool('test', 'rules', join('tests', file))).toContain('SUCCESS');
  });

  it('has unit tests for each file of rules', () => {
    const tested = filesOf('tests', '.test.yml').map((file) => file.replace('.test.yml', ''));
    const rules = filesOf('.', '.rules.yml').map((file) => file.replace('.rules.yml', ''));
    expect(tested.toSorted()).toEqual(rules.toSorted());
  });
});
