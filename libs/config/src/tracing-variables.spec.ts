import { describe, expect, it } from 'vitest';
import { tracingVariablesOf } from './tracing-variables.js';

const endpoint = 'http://collector:4318';

describe('tracing', () => {
  it.each([
    ['an endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }],
    ['an endpoint for traces', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint }],
    ['the exporter otlp', { OTEL_TRACES_EXPORTER: 'otlp' }],
  ])('is on with %s', (_, environment) => {
    expect(tracingVariablesOf(environment).isWanted).toBe(true);
  });

  it.each([
    ['no variable', {}],
    ['an empty endpoint', { OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
    ['only a name of the service', { OTEL_SERVICE_NAME: 'gatehouse' }],
    ['the exporter none', { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }],
    ['a disabled SDK', { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }],
  ])('is off with %s', (_, environment) => {
    expect(tracingVariablesOf(environment).isWanted).toBe(false);
  });
});
