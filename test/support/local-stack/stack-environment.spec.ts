import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { temporary } from '../test-run/process-guard.js';
import { stackEnvironment } from './stack-environment.js';

const servers = { postgres: 'postgres://unused', redis: 'redis://unused', kafka: 'kafka://unused' };
const environment = () =>
  stackEnvironment(mkdtempSync(join(temporary, 'stack-')), servers, 'smtp://localhost:25');

describe('the environment of the local stack', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('allows the page of the example beside the origins of CORS_ORIGINS', () => {
    vi.stubEnv('CORS_ORIGINS', 'http://localhost:5173');
    vi.stubEnv('EXAMPLE_ORIGIN', 'http://localhost:4000');
    expect(environment()['CORS_ORIGINS']).toBe('http://localhost:5173,http://localhost:4000');
  });

  it('leaves CORS_ORIGINS unchanged without the example', () => {
    vi.stubEnv('CORS_ORIGINS', 'http://localhost:5173');
    expect(environment()['CORS_ORIGINS']).toBe('http://localhost:5173');
  });
});
