/** What callers send about permissions. */
import { permissionActions } from '#auth/core';
import { described, Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { oneOf, text, words } from '../body/text.js';

const mostAtOnce = 200;
const longestReference = 160;

export class PermissionBody extends RequestBody {
  /** A slug; the use case says what is wrong with one. */
  @Required(words(150))
  name!: string;

  @Optional(text(255))
  description?: string | null;

  /** Left out: all four. */
  @Optional(oneOf(...permissionActions))
  action?: (typeof permissionActions)[number] | null;
}

export class PermissionChangeBody extends RequestBody {
  @Optional(words(150))
  name?: string | null;

  @Optional(text(255))
  description?: string | null;
}

const references = described(
  {
    description: '`crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them',
    type: 'array',
    items: { type: 'string', maxLength: longestReference },
    minItems: 1,
    maxItems: mostAtOnce,
  },
  (value) => {
    const given: unknown[] = Array.isArray(value) ? value : [value];
    if (given.length === 0) return 'Name at least one permission.';
    if (given.length > mostAtOnce) return `Name no more than ${mostAtOnce} permissions at once.`;
    return given.map(words(longestReference)).find((fault) => fault !== undefined);
  },
);

export class PermissionsBody extends RequestBody {
  @Required(references)
  permissions!: string[] | string;

  get list(): string[] {
    return Array.isArray(this.permissions) ? this.permissions : [this.permissions];
  }
}
