/** The variables of OpenTelemetry (`OTEL_*`). Its packages read them from the environment, so they are no settings of Gatehouse. */
import { readEnvironment } from './read-environment.js';

const endpoints = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];

export interface TracingVariables {
  /** Whether an exporter is configured and `OTEL_SDK_DISABLED` is not `true`. */
  readonly isWanted: boolean;
  /** `OTEL_TRACES_EXPORTER`. */
  readonly exporter: string;
}

/**
 * Also copies the `OTEL_*` variables of the file `.env` into the environment, where the packages of OpenTelemetry look for them.
 * Variables that the environment has win.
 */
export function readTracingVariables(): TracingVariables {
  for (const [name, value] of Object.entries(readableEnvironment())) {
    if (name.startsWith('OTEL_') && value) process.env[name] = value;
  }
  return tracingVariablesOf(process.env);
}

export function tracingVariablesOf(environment: NodeJS.ProcessEnv): TracingVariables {
  const exporter = environment['OTEL_TRACES_EXPORTER'] ?? '';
  const isConfigured = exporter !== '' || endpoints.some((name) => environment[name]);
  const isDisabled = environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true';
  return { isWanted: isConfigured && exporter !== 'none' && !isDisabled, exporter };
}

/** The app itself reports a `.env` that cannot be read. */
function readableEnvironment(): NodeJS.ProcessEnv {
  try {
    return readEnvironment();
  } catch {
    return {};
  }
}
