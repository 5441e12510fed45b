/** What callers send about permissions. */
import { permissionActions, type PermissionGroupChanges } from '#auth/core';
import { Changeable, described, Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { line, name, oneOf, words } from '../body/text.js';
import { userId } from '../organisation/ids.js';

const mostAtOnce = 200;
const longestReference = 160;

export class PermissionBody extends RequestBody {
  /** A slug; the use case says what is wrong with one. */
  @Required(words(150))
  name!: string;

  @Optional(line(255))
  description?: string | null;

  /** Left out: all four. */
  @Optional(oneOf(...permissionActions))
  action?: (typeof permissionActions)[number] | null;
}

export class PermissionChangeBody extends RequestBody {
  @Optional(words(150))
  name?: string | null;

  @Optional(line(255))
  description?: string | null;
}

const references = described(
  {
    description: '`crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them',
    type: 'array',
    items: { type: 'string', maxLength: longestReference },
    maxItems: mostAtOnce,
  },
  (value) => {
    const given: unknown[] = Array.isArray(value) ? value : [value];
    if (given.length > mostAtOnce) return `Name no more than ${mostAtOnce} permissions at once.`;
    return given.map(words(longestReference)).find((fault) => fault !== undefined);
  },
);

const someReferences = described({ ...references.schema, minItems: 1 }, (value) =>
  Array.isArray(value) && value.length === 0 ? 'Name at least one permission.' : references(value),
);

function listed(permissions: string[] | string): string[] {
  return Array.isArray(permissions) ? permissions : [permissions];
}

export class PermissionsBody extends RequestBody {
  @Required(someReferences)
  permissions!: string[] | string;

  get list(): string[] {
    return listed(this.permissions);
  }
}

export class PermissionGroupBody extends RequestBody {
  @Required(name(100))
  name!: string;

  @Optional(line(255))
  description?: string | null;

  @Optional(references)
  permissions?: string[] | string | null;

  get group() {
    const { name, description, permissions } = this;
    return { name, description: description ?? '', permissions: listed(permissions ?? []) };
  }
}

export class PermissionGroupChangesBody extends RequestBody {
  @Changeable(name(100))
  name?: string;

  @Changeable(line(255))
  description?: string;

  /** All there will be in the group. */
  @Changeable(references)
  permissions?: string[] | string;

  get changes(): PermissionGroupChanges {
    const { name, description, permissions } = this;
    return {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(permissions !== undefined && { permissions: listed(permissions) }),
    };
  }
}

export class GroupHolderBody extends RequestBody {
  @Required(userId)
  user_id!: number | string;
}
