/** A real Prometheus with the configuration and the rules of deploy/prometheus, and its promtool. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ChildServer } from '../servers/child-server.js';
import { freePort } from '../test-run/free-port.js';
import { root } from '../test-run/folders.js';
import { temporary } from '../test-run/process-guard.js';

export const prometheusFolder = join(root, 'deploy/prometheus');

interface Configuration {
  global: Record<string, string>;
  scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
  readonly [other: string]: unknown;
}

export interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'pending' | 'firing';
}

interface EvaluatedRule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
}

type Value = readonly [time: number, value: string];

export class Prometheus {
  private constructor(private readonly server: ChildServer) {}

  /**
   * Jobs without targets here are left out. Scrapes and evaluates every second, and alerts fire after three seconds in place of their `for`.
   * @param targets `http://host:port` by the name of the job
   */
  static async start(targets: Readonly<Record<string, string>>): Promise<Prometheus> {
    const folder = mkdtempSync(join(temporary, 'prometheus-'));
    const read = (file: string) => readFileSync(join(prometheusFolder, file), 'utf8');
    const configuration = parse(read('prometheus.yml')) as Configuration;
    Object.assign(configuration.global, { scrape_interval: '1s', evaluation_interval: '1s' });
    configuration.scrape_configs = configuration.scrape_configs.filter((job) => job.job_name in targets);
    for (const job of configuration.scrape_configs) {
      job.static_configs = [{ targets: [new URL(targets[job.job_name]!).host] }];
    }
    writeFileSync(join(folder, 'prometheus.yml'), stringify(configuration));
    for (const file of readdirSync(prometheusFolder).filter((name) => name.endsWith('.rules.yml'))) {
      writeFileSync(join(folder, file), read(file).replaceAll(/(?<=^ +for: ).*$/gm, '3s'));
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = await ChildServer.start(url, {
      name: `prometheus-${port}`,
      command: 'prometheus',
      args: [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'storage')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      env: { PATH: process.env['PATH'] },
      ready: async () => (await fetch(`${url}/-/ready`)).ok,
    });
    return new Prometheus(server);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** Health of each target, `up` or `down`, by the name of its job. */
  async targets(): Promise<Record<string, string>> {
    type Target = { readonly labels: Readonly<Record<'job', string>>; readonly health: string };
    const { activeTargets } = await this.get<{ activeTargets: Target[] }>('targets');
    return Object.fromEntries(activeTargets.map(({ labels, health }) => [labels.job, health]));
  }

  async rules(): Promise<EvaluatedRule[]> {
    const { groups } = await this.get<{ groups: { rules: EvaluatedRule[] }[] }>('rules');
    return groups.flatMap(({ rules }) => rules);
  }

  async alerts(name: string): Promise<Alert[]> {
    const { alerts } = await this.get<{ alerts: Alert[] }>('alerts');
    return alerts.filter(({ labels }) => labels['alertname'] === name);
  }

  /** The values that an expression has now; those that are no number, as of a quantile of nothing, are left out. */
  async values(expression: string): Promise<number[]> {
    const answer = await this.get<{ result: readonly { value: Value }[] }>('query', { query: expression });
    return answer.result.map(({ value: [, value] }) => Number(value)).filter((value) => !Number.isNaN(value));
  }

  private async get<Answer>(path: string, parameters: Record<string, string> = {}): Promise<Answer> {
    const query = new URLSearchParams(parameters);
    const response = await fetch(`${this.server.url}/api/v1/${path}?${query}`);
    const body = (await response.json()) as { status: string; error?: string; data: Answer };
    if (body.status !== 'success') throw new Error(`${path} ${query}: ${body.error}`);
    return body.data;
  }
}
