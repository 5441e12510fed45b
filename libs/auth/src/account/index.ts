export { AccountModule } from './account.module.js';
export { insertUser, type NewUser } from './account.store.js';
export { actorName } from './administration/actor-name.js';
export {
  type ChangedOne,
  ChangeMany,
  type ManyAction,
  manyActions,
  type ManyChange,
} from './administration/change-many.js';
export { ChangeState } from './administration/change-state.js';
export { ChangeUser } from './administration/change-user.js';
export { ChangeUserEmail, type UserEmailChange } from './administration/change-user-email.js';
export { GiveProfile } from './administration/give-profile.js';
export { CreateFirstSuperuser } from './administration/create-first-superuser.js';
export { CreateSuperuser } from './administration/create-superuser.js';
export { CreateUser, type NewAccount } from './administration/create-user.js';
export { IdentifyUser } from './administration/identify-user.js';
export { type Conflict, ListConflicts } from './administration/list-conflicts.js';
export { ListUsers } from './administration/list-users.js';
export { ReadRequestedEmail } from './administration/read-requested-email.js';
export { ReadUser } from './administration/read-user.js';
export { SendPasswordReset } from './administration/send-password-reset.js';
export type { UserFilter } from './administration/user-filter.js';
export { userOrder } from './administration/user-list.store.js';
export { WithdrawUserEmail } from './administration/withdraw-user-email.js';
export { ClearLeftovers } from './avatar/clear-leftovers.js';
export { pictureLimit } from './avatar/picture-format.js';
export { type Avatar, ReadAvatar } from './avatar/read-avatar.js';
export { RemoveAvatar } from './avatar/remove-avatar.js';
export { SetAvatar } from './avatar/set-avatar.js';
export { CheckLink } from './code/check-link.js';
export { CheckMailedCode } from './code/check-mailed-code.js';
export { endCodes } from './code/code.store.js';
export { codeLink } from './code/code-link.js';
export { MailCode } from './code/mail-code.js';
export { OneTimeCode } from './code/one-time-code.entity.js';
export { digestOf } from './code/secret-code.js';
export type { AccountChanges, AccountDetails, ProfileChanges } from './details/account-details.js';
export { ChangeOwnAccount, type OwnAccountChanges } from './details/change-own-account.js';
export { ReadOwnAccount } from './details/read-own-account.js';
export { profileFields, updateAccount } from './details/details.store.js';
export { changesFromText, newProfile } from './details/text-fields.js';
export { SetOwnLanguage } from './details/set-own-language.js';
export { ConfirmEmailChange } from './email/confirm-email-change.js';
export { ObjectToEmailChange, type ObjectionOutcome } from './email/object-to-email-change.js';
export { RequestEmailChange } from './email/request-email-change.js';
export { EraseAccount, type Erasure } from './erase-account.js';
export { EraseOwnAccount } from './erase-own-account.js';
export { ChangePassword } from './password-change/change-password.js';
export { type ConfirmedPassword, ConfirmPassword } from './password-change/confirm-password.js';
export { DisownLogin } from './password-change/disown-login.js';
export { RequestPasswordReset } from './password-change/request-password-reset.js';
export { resetPassword as setFirstPassword } from './password-change/password.store.js';
export { ResetPassword } from './password-change/reset-password.js';
export { SetPassword } from './password-change/set-password.js';
export { birthDateFault, dayOfInstant, withBirthDay } from './profile/birth-day.js';
export {
  type ContactNumber,
  contactNumberFault,
  contactPatterns,
  mostOldNumbers,
  mostPhones,
  plainPhone,
} from './profile/contact-numbers.js';
export { deleteProfile } from './profile/delete-profile.store.js';
export { type Approval, insertProfile, writeProfile } from './profile/insert-profile.js';
export {
  type CompanyInput,
  namesIn,
  type ProfileInput,
  type TenantInput,
  type WorkerInput,
} from './profile/profile-input.js';
export {
  bankDetailsFault,
  jsonFault,
  longestRoom,
  mostRooms,
  profileLimits,
} from './profile/profile-limits.js';
export { AccountRequest } from './request/account-request.entity.js';
export { enqueueRequest, findOldestRequest } from './request/account-request.store.js';
export { FulfilRequests } from './request/fulfil-requests.js';
export { nameTaken, takenValue } from './taken-value.js';
export { accountEntities } from './entities.js';
export { expiredCodes, unfulfilledRequests } from './expired-rows.store.js';
export { accountPersonalTables, withheldPictures } from './personal-tables.js';
