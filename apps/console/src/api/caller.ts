/** Who uses the console, and what they may do in it. The server decides; this only hides what it would refuse. */
import type { Account } from '@gatehouse/browser';
import { useSuspenseQuery } from '@tanstack/react-query';
import { api, dataOf } from './client.js';

export const callerQuery = {
  queryKey: ['me'],
  queryFn: async (): Promise<Caller> => new Caller(await dataOf(api.GET('/api/v1/me'))),
  staleTime: Infinity,
};

export class Caller {
  readonly isSuperuser: boolean;
  /** Flag `admin`, or a superuser. */
  readonly isAdmin: boolean;
  /** May read everything: flag `staff`, or an admin. */
  readonly isStaff: boolean;
  /** An approved company, which manages its own people and houses. */
  readonly isCompany: boolean;

  constructor(readonly account: Account) {
    this.isSuperuser = account.is_superuser;
    this.isAdmin = account.is_admin || account.is_superuser;
    this.isStaff = account.is_staff || this.isAdmin;
    this.isCompany = account.type === 'company' && account.approval === 'approved';
  }

  get mayEnter(): boolean {
    return this.isStaff || this.isCompany;
  }
}

/** Only below the shell, which has read the account. */
export function useCaller(): Caller {
  return useSuspenseQuery(callerQuery).data;
}
