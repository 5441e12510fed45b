/** Accounts: registered, activated, created by the shell. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { ActivateAccount } from './activate-account.js';
import { ChangeState } from './administration/change-state.js';
import { IdentifyUser } from './administration/identify-user.js';
import { ListUsers } from './administration/list-users.js';
import { ReadUser } from './administration/read-user.js';
import { CreateSuperuser } from './create-superuser.js';
import { RegisterAccount } from './register-account.js';

const administration = [ListUsers, ReadUser, ChangeState, IdentifyUser];
const useCases = [RegisterAccount, ActivateAccount, CreateSuperuser, ...administration];

@Module({ imports: [PasswordModule, MailOutboxModule], providers: useCases, exports: useCases })
export class AccountModule {}
