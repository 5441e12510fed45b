/** Accounts: registered, activated, created by the shell, read and changed by their people and by administrators. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { AvatarModule } from './avatar/avatar.module.js';
import { ActivateAccount } from './activate-account.js';
import { ChangeUser } from './administration/change-user.js';
import { ChangeState } from './administration/change-state.js';
import { IdentifyUser } from './administration/identify-user.js';
import { ListUsers } from './administration/list-users.js';
import { ReadUser } from './administration/read-user.js';
import { ChangeOwnAccount } from './details/change-own-account.js';
import { ReadOwnAccount } from './details/read-own-account.js';
import { EraseAccount } from './erase-account.js';
import { EraseOwnAccount } from './erase-own-account.js';
import { ExportAccount } from './export/export-account.js';
import { CreateSuperuser } from './create-superuser.js';
import { ConfirmPassword } from './password/confirm-password.js';
import { RegisterAccount } from './register-account.js';

const administration = [ListUsers, ReadUser, ChangeUser, ChangeState, IdentifyUser];
const useCases = [
  RegisterAccount,
  ActivateAccount,
  CreateSuperuser,
  ConfirmPassword,
  ReadOwnAccount,
  ChangeOwnAccount,
  EraseAccount,
  EraseOwnAccount,
  ExportAccount,
  ...administration,
];

@Module({
  imports: [PasswordModule, MailOutboxModule, AvatarModule, ThrottleModule],
  providers: useCases,
  exports: [...useCases, AvatarModule],
})
export class AccountModule {}
