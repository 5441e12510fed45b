export { type AddressHolder, findAddressHolder, closestSpelling } from './address-holder.store.js';
export { findAddressee } from './addressee.store.js';
export {
  acceptedEmail,
  canonicalEmail,
  emailFault,
  emailSpellings,
  storedSpellings,
} from './canonical-email.js';
export { CompanyProfile } from './company-profile.entity.js';
export type { Sex } from './person.columns.js';
export { userPersonalTables, withheldImports } from './personal-tables.js';
export {
  aboutOthers,
  cascades,
  columnNames,
  type Erasure,
  type ExportedTable,
  type ImpersonalTable,
  ownRows,
  secret,
  untilErasure,
  type WithheldTable,
} from './personal-table.js';
export { deleteImportRemark } from './import-remark.store.js';
export { preferredLanguage } from './preferred-language.js';
export { TenantProfile } from './tenant-profile.entity.js';
export { parseUserId } from './user-id.js';
export { type AccountOrigin, type ProfileType, User } from './user.entity.js';
export {
  type AccountState,
  type AdministeredUser,
  type ApprovalState,
  approvalConditions,
  approvalStates,
  findName,
  findShownNames,
  findUser,
  hasSuperuser,
  lockNewUsers,
  lockSuperusers,
  lockUser,
  nameOfUser,
  profilesOfUsers,
  shownNameOf,
  updateState,
  userColumns,
  usersWithProfiles,
} from './user.store.js';
export { WorkerProfile } from './worker-profile.entity.js';
export { userEntities } from './entities.js';
