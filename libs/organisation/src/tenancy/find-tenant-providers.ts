/** Finds the providers of a tenant: of the groups of the houses in whose areas they live. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#auth/user';
import type { Actor } from '#auth/authorization';
import { readScopeOf } from '../scope.js';
import { findProviders, type Provider } from './tenancy.store.js';

@Injectable()
export class FindTenantProviders {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Administrators and the tenant get all providers, a company only itself.
   * @throws CodedError `resource.not_found` for users the caller may not see
   */
  execute(actor: Actor, userId: number): Promise<readonly Provider[]> {
    return readFrom(this.dataSource, async (db) => {
      const scope = await readScopeOf(db, actor);
      const isSelf = userId === actor.userId;
      if (scope.kind === 'person' && !isSelf) throw new CodedError('resource.not_found');
      const company = scope.kind === 'company' ? scope.userId : undefined;
      const providers = await findProviders(db, userId, company);
      const isKnown =
        providers.length > 0 || isSelf || (scope.kind === 'all' && (await db.existsBy(User, { id: userId })));
      if (!isKnown) throw new CodedError('resource.not_found');
      return providers;
    });
  }
}
