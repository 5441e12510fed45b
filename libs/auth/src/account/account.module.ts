/** Accounts: read, changed and erased by their owners and by administrators; created by the CLI. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { PermissionModule } from '#auth/permission';
import { SessionModule } from '#auth/session';
import { ThrottleModule } from '#auth/throttle';
import { AvatarModule } from './avatar/avatar.module.js';
import { ChangeUser } from './administration/change-user.js';
import { ChangeUserEmail } from './administration/change-user-email.js';
import { ReadRequestedEmail } from './administration/read-requested-email.js';
import { WithdrawUserEmail } from './administration/withdraw-user-email.js';
import { ChangeMany } from './administration/change-many.js';
import { ChangeState } from './administration/change-state.js';
import { GiveProfile } from './administration/give-profile.js';
import { IdentifyUser } from './administration/identify-user.js';
import { ListConflicts } from './administration/list-conflicts.js';
import { SuperuserAccount } from './administration/superuser-account.js';
import { ListUsers } from './administration/list-users.js';
import { ReadUser } from './administration/read-user.js';
import { ChangeOwnAccount } from './details/change-own-account.js';
import { ReadOwnAccount } from './details/read-own-account.js';
import { SetOwnLanguage } from './details/set-own-language.js';
import { EraseAccount } from './erase-account.js';
import { EraseOwnAccount } from './erase-own-account.js';
import { CheckMailedCode } from './code/check-mailed-code.js';
import { MailCode } from './code/mail-code.js';
import { CreateFirstSuperuser } from './administration/create-first-superuser.js';
import { CreateSuperuser } from './administration/create-superuser.js';
import { CreateUser } from './administration/create-user.js';
import { SendPasswordReset } from './administration/send-password-reset.js';
import { AuthorizeEmailChange } from './email/authorize-email-change.js';
import { ConfirmEmailChange } from './email/confirm-email-change.js';
import { ObjectToEmailChange } from './email/object-to-email-change.js';
import { RequestEmailChange } from './email/request-email-change.js';
import { ChangePassword } from './password-change/change-password.js';
import { ConfirmPassword } from './password-change/confirm-password.js';
import { CheckLink } from './code/check-link.js';
import { DisownLogin } from './password-change/disown-login.js';
import { RequestPasswordReset } from './password-change/request-password-reset.js';
import { ResetPassword } from './password-change/reset-password.js';
import { SetPassword } from './password-change/set-password.js';
import { SettleNewPassword } from './password-change/settle-new-password.js';
import { FulfilRequests } from './request/fulfil-requests.js';

const administration = [
  CreateUser,
  ListUsers,
  ListConflicts,
  ReadUser,
  ChangeUser,
  ChangeUserEmail,
  ReadRequestedEmail,
  WithdrawUserEmail,
  ChangeMany,
  ChangeState,
  GiveProfile,
  SendPasswordReset,
  IdentifyUser,
];
const passwords = [
  ConfirmPassword,
  ChangePassword,
  DisownLogin,
  RequestPasswordReset,
  ResetPassword,
  SetPassword,
];
const emails = [RequestEmailChange, ConfirmEmailChange, ObjectToEmailChange];
const useCases = [
  CreateFirstSuperuser,
  CreateSuperuser,
  CheckMailedCode,
  CheckLink,
  ...passwords,
  ...emails,
  FulfilRequests,
  ReadOwnAccount,
  ChangeOwnAccount,
  SetOwnLanguage,
  EraseAccount,
  EraseOwnAccount,
  ...administration,
];

@Module({
  imports: [PasswordModule, MailOutboxModule, AvatarModule, SessionModule, PermissionModule, ThrottleModule],
  providers: [...useCases, SuperuserAccount, AuthorizeEmailChange, MailCode, SettleNewPassword],
  exports: [...useCases, MailCode, AvatarModule],
})
export class AccountModule {}
