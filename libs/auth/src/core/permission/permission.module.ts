/** Permissions: what there is to be granted. */
import { Module } from '@nestjs/common';
import { ImportPermissions } from './import-permissions.js';

@Module({ providers: [ImportPermissions], exports: [ImportPermissions] })
export class PermissionModule {}
