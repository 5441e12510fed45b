/** The export of everything that is kept about a user. */
import { Module } from '@nestjs/common';
import { AccountModule } from '#auth/account';
import { ThrottleModule } from '#auth/throttle';
import { ExportAccount } from './export-account.js';

@Module({ imports: [AccountModule, ThrottleModule], providers: [ExportAccount], exports: [ExportAccount] })
export class AccountExportModule {}
