/** Accounts: registered, activated, created by the shell. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { ActivateAccount } from './activate-account.js';
import { CreateSuperuser } from './create-superuser.js';
import { RegisterAccount } from './register-account.js';

const useCases = [RegisterAccount, ActivateAccount, CreateSuperuser];

@Module({ imports: [PasswordModule, MailOutboxModule], providers: useCases, exports: useCases })
export class AccountModule {}
