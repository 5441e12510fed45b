/** The search over accounts, permissions and organisations. Apart from these, so that the worker loads no accounts for it. */
import { Module } from '@nestjs/common';
import { AccountModule } from '#auth/account';
import { PermissionModule } from '#auth/permission';
import { OrganisationModule } from '../organisation.module.js';
import { SearchAll } from './search-all.js';

@Module({
  imports: [AccountModule, PermissionModule, OrganisationModule],
  providers: [SearchAll],
  exports: [SearchAll],
})
export class SearchModule {}
