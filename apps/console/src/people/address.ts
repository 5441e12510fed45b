/** What the list of people keeps in its address. */
import type { ListAddress } from '../ui/list-address.js';

export const types = ['worker', 'tenant', 'company'] as const;
export const states = ['active', 'inactive', 'deleted'] as const;

export const sorts = ['name', '-name', 'email', '-email', 'last_login', '-last_login'] as const;

export interface PeopleAddress extends ListAddress {
  readonly sort?: (typeof sorts)[number] | undefined;
  readonly type?: (typeof types)[number] | undefined;
  readonly state?: (typeof states)[number] | undefined;
}

/** What a permission allows to do with its subject. */
export const permissionActions = ['read', 'create', 'update', 'delete'] as const;

export interface NewPersonAddress {
  readonly type?: (typeof types)[number] | undefined;
}
