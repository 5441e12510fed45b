/**
 * `node --import` loads this file before an app. It starts OpenTelemetry only where the environment configures an exporter; otherwise no
 * package of OpenTelemetry is loaded. Commands are never traced.
 */
import { isMainThread } from 'node:worker_threads';

const [, app] =
  /[\\/]apps[\\/](gateway|auth-service|worker|standalone)[\\/]src[\\/]main\.js$/.exec(
    process.argv[1] ?? '',
  ) ?? [];

if (app !== undefined && isMainThread) {
  const { readTracingVariables } = await import('#config');
  if (readTracingVariables().isWanted) {
    const { startTracing } = await import('./start-tracing.js');
    startTracing(`gatehouse-${app}`);
  }
}
