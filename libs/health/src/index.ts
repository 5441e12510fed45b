export type { HealthCheck } from './health-check.js';
export { HealthReport } from './health-report.js';
export { HealthController } from './health.controller.js';
export { closeApps, exitOnSignal } from './exit-on-signal.js';
export { HealthModule } from './health.module.js';
