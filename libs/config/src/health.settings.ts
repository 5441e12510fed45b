/** Where the apps without an HTTP door of their own answer health checks. */
import type { CleanedEnv } from 'envalid';
import { wholeOr } from './variable-kinds.js';

export const healthVariables = {
  AUTH_SERVICE_HEALTH_PORT: wholeOr(8002, 0, 65535, 'Health checks of the auth-service'),
  WORKER_HEALTH_PORT: wholeOr(8003, 0, 65535, 'Health checks of the worker'),
};

export class HealthSettings {
  readonly authServicePort: number;
  readonly workerPort: number;

  constructor(env: CleanedEnv<typeof healthVariables>) {
    this.authServicePort = env.AUTH_SERVICE_HEALTH_PORT;
    this.workerPort = env.WORKER_HEALTH_PORT;
  }
}
