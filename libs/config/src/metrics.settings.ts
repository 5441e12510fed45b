/** Whether the apps measure themselves, and where the gateway shows the result. */
import { type CleanedEnv, host } from 'envalid';
import { flag, wholeOr } from './variable-kinds.js';

export const metricsVariables = {
  METRICS: {
    ...flag(),
    default: true,
    desc: 'Whether the apps measure themselves and answer /metrics for Prometheus: the auth-service and the worker on the ports of their health checks',
  },
  METRICS_PORT: wholeOr(
    8004,
    0,
    65535,
    'Port of /metrics of the gateway, apart from its public port; 0 opens none',
  ),
  METRICS_HOST: {
    ...host(),
    default: '127.0.0.1',
    desc: 'Address that METRICS_PORT listens on; 0.0.0.0 where Prometheus runs on another machine, behind a firewall',
  },
};

export class MetricsSettings {
  readonly isOn: boolean;
  /** Of the gateway. 0: none. */
  readonly port: number;
  readonly host: string;

  constructor(env: CleanedEnv<typeof metricsVariables>) {
    this.isOn = env.METRICS;
    this.port = env.METRICS_PORT;
    this.host = env.METRICS_HOST;
  }
}
