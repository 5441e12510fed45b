import { describe, expect, it } from 'vitest';
import { isPermissionName } from './permission-name.js';

describe('a permission name', () => {
  it.each(['crm_button', 'automation_sims', 'a', 'a-b_c1', 'x'.repeat(150)])('may be %s', (name) => {
    expect(isPermissionName(name)).toBe(true);
  });

  it.each(['', ' ', 'two words', '_a', 'a_', 'a__b', 'имя', 'a;b', 'x'.repeat(151)])(
    'may not be %j',
    (name) => {
      expect(isPermissionName(name)).toBe(false);
    },
  );
});
