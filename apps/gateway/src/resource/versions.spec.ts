import { describe, expect, it } from 'vitest';
import { requiredVersion } from './versions.js';

describe('If-Match', () => {
  it.each([
    ['"7"', 7],
    [' "12" ', 12],
    ['W/"7"', -1],
    ['7', -1],
    ['"1", "2"', -1],
    ['"99999999999999"', -1],
  ])('reads %s as version %d', (header, version) => {
    expect(requiredVersion(header)).toBe(version);
  });

  it.each([undefined, '', ' ', '*'])('throws resource.version_missing for %j', (header) => {
    expect(() => requiredVersion(header)).toThrow(
      expect.objectContaining({ code: 'resource.version_missing' }),
    );
  });
});
