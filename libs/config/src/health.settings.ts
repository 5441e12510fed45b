/** Where the apps without HTTP of their own answer health checks, and how an app leaves. */
import type { CleanedEnv } from 'envalid';
import { whole, wholeOr } from './variable-kinds.js';

export const healthVariables = {
  AUTH_SERVICE_HEALTH_PORT: wholeOr(8002, 0, 65535, 'Health checks of the auth-service'),
  WORKER_HEALTH_PORT: wholeOr(8003, 0, 65535, 'Health checks of the worker'),
  SHUTDOWN_DELAY_SECONDS: {
    ...whole(0, 300),
    default: undefined,
    desc: 'Seconds between the failing readiness and the end of an app, for load balancers to notice. Left empty: 5, in development 0',
    example: '10',
  },
};

export class HealthSettings {
  readonly authServicePort: number;
  readonly workerPort: number;
  readonly shutdownDelaySeconds: number;

  constructor(env: CleanedEnv<typeof healthVariables> & { DEBUG: boolean }) {
    this.authServicePort = env.AUTH_SERVICE_HEALTH_PORT;
    this.workerPort = env.WORKER_HEALTH_PORT;
    this.shutdownDelaySeconds = env.SHUTDOWN_DELAY_SECONDS ?? (env.DEBUG ? 0 : 5);
  }
}
