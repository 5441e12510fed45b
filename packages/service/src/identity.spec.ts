import { describe, expect, it } from 'vitest';
import { may } from './identity.js';

describe('may', () => {
  it('allows exactly the held permissions', () => {
    const permissions = { 'crm_button read': true, 'crm_button update': false };
    expect(may({ permissions }, 'crm_button', 'read')).toBe(true);
    expect(may({ permissions }, 'crm_button', 'update')).toBe(false);
    expect(may({ permissions }, 'crm', 'read')).toBe(false);
  });

  it('allows superusers everything, and staff nothing more', () => {
    expect(may({ permissions: { is_superuser: true } }, 'crm_button', 'delete')).toBe(true);
    expect(may({ permissions: { is_superuser: false, is_staff: true } }, 'crm_button', 'delete')).toBe(false);
  });
});
