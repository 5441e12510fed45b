/** The migrations, oldest first. A migration that has landed is never edited. */
import { RecordShellUsers1764000000134 } from './1764000000134-record-shell-users.js';
import { CreateAccounts1764000000001 } from './1764000000001-create-accounts.js';
import { CreateSessions1764000000002 } from './1764000000002-create-sessions.js';
import { CreatePermissions1764000000003 } from './1764000000003-create-permissions.js';
import { CreateOrganisations1764000000004 } from './1764000000004-create-organisations.js';
import { CreateMailOutbox1764000000005 } from './1764000000005-create-mail-outbox.js';
import { CreateAudit1764000000006 } from './1764000000006-create-audit.js';
import { CreateCompanyMembers1764000000007 } from './1764000000007-create-company-members.js';
import { VersionShares1764000000008 } from './1764000000008-version-shares.js';
import { CreateLegacyImports1764000000009 } from './1764000000009-create-legacy-imports.js';
import { CreateErasableValues1764000000011 } from './1764000000011-create-erasable-values.js';
import { IndexSearches1764000000012 } from './1764000000012-index-searches.js';
import { CreateSecurityEvents1764000000013 } from './1764000000013-create-security-events.js';
import { RotateByFamily1764000000014 } from './1764000000014-rotate-by-family.js';
import { IndexOldHashes1764000000016 } from './1764000000016-index-old-hashes.js';
import { CreateThrottles1764000000017 } from './1764000000017-create-throttles.js';
import { DatePasswords1764000000018 } from './1764000000018-date-passwords.js';
import { CreateSigningKeys1764000000019 } from './1764000000019-create-signing-keys.js';
import { NotifySubjectChanges1764000000020 } from './1764000000020-notify-subject-changes.js';
import { CreateSecondFactors1764000000021 } from './1764000000021-create-second-factors.js';
import { MailCodes1764000000028 } from './1764000000028-mail-codes.js';
import { CreateEventOutbox1764000000030 } from './1764000000030-create-event-outbox.js';
import { TellSecondFactors1764000000031 } from './1764000000031-tell-second-factors.js';
import { LeaseDeliveries1764000000045 } from './1764000000045-lease-deliveries.js';
import { PurgeAudit1764000000046 } from './1764000000046-purge-audit.js';
import { CreateSchemaCompatibility1764000000055 } from './1764000000055-create-schema-compatibility.js';
import { StoreEmailDomainsInAscii1764000000060 } from './1764000000060-store-email-domains-in-ascii.js';
import { CompareNamesByKey1764000000061 } from './1764000000061-compare-names-by-key.js';
import { BindRegistrationsToBrowsers1764000000070 } from './1764000000070-bind-registrations-to-browsers.js';
import { PrioritiseMails1764000000071 } from './1764000000071-prioritise-mails.js';
import { ApproveCompanies1764000000095 } from './1764000000095-approve-companies.js';
import { CountPossibleCopies1764000000105 } from './1764000000105-count-possible-copies.js';
import { TrustRequests1764000000110 } from './1764000000110-trust-requests.js';
import { LoadTriggerFiles1764000000111 } from './1764000000111-load-trigger-files.js';
import { UsePasskeyChallengesOnce1764000000112 } from './1764000000112-use-passkey-challenges-once.js';
import { RecordOrigins1764000000114 } from './1764000000114-record-origins.js';
import { RefuseCompanies1764000000116 } from './1764000000116-refuse-companies.js';
import { CreateDeviceNotices1764000000113 } from './1764000000113-create-device-notices.js';
import { CreateInvitations1764000000115 } from './1764000000115-create-invitations.js';
import { WithdrawInvitationMails1764000000117 } from './1764000000117-withdraw-invitation-mails.js';
import { CreateImports1764000000118 } from './1764000000118-create-imports.js';
import { CompleteInvitations1764000000119 } from './1764000000119-complete-invitations.js';
import { CreateEmailObjections1764000000122 } from './1764000000122-create-email-objections.js';
import { ImportHouses1764000000120 } from './1764000000120-import-houses.js';
import { InviteWithPhones1764000000121 } from './1764000000121-invite-with-phones.js';
import { ListFailedMails1764000000124 } from './1764000000124-list-failed-mails.js';
import { CountInvitations1764000000123 } from './1764000000123-count-invitations.js';
import { CountActivity1764000000126 } from './1764000000126-count-activity.js';
import { IndexOrders1764000000128 } from './1764000000128-index-orders.js';
import { IndexMoreSearches1764000000132 } from './1764000000132-index-more-searches.js';
import { RecordDeadLetters1764000000130 } from './1764000000130-record-dead-letters.js';
import { IndexAuditTargets1764000000129 } from './1764000000129-index-audit-targets.js';
import { KeepFormerRecoveryKeys1764000000137 } from './1764000000137-keep-former-recovery-keys.js';
import { IndexMailsByPerson1764000000138 } from './1764000000138-index-mails-by-person.js';
import { LimitSessions1764000000139 } from './1764000000139-limit-sessions.js';
import { CheckSessionLimits1764000000140 } from './1764000000140-check-session-limits.js';

export const migrations = [
  CreateAccounts1764000000001,
  CreateSessions1764000000002,
  CreatePermissions1764000000003,
  CreateOrganisations1764000000004,
  CreateMailOutbox1764000000005,
  CreateAudit1764000000006,
  CreateCompanyMembers1764000000007,
  VersionShares1764000000008,
  CreateLegacyImports1764000000009,
  CreateErasableValues1764000000011,
  IndexSearches1764000000012,
  CreateSecurityEvents1764000000013,
  RotateByFamily1764000000014,
  IndexOldHashes1764000000016,
  CreateThrottles1764000000017,
  DatePasswords1764000000018,
  CreateSigningKeys1764000000019,
  NotifySubjectChanges1764000000020,
  CreateSecondFactors1764000000021,
  MailCodes1764000000028,
  CreateEventOutbox1764000000030,
  TellSecondFactors1764000000031,
  LeaseDeliveries1764000000045,
  PurgeAudit1764000000046,
  CreateSchemaCompatibility1764000000055,
  StoreEmailDomainsInAscii1764000000060,
  CompareNamesByKey1764000000061,
  BindRegistrationsToBrowsers1764000000070,
  PrioritiseMails1764000000071,
  ApproveCompanies1764000000095,
  CountPossibleCopies1764000000105,
  TrustRequests1764000000110,
  LoadTriggerFiles1764000000111,
  UsePasskeyChallengesOnce1764000000112,
  RecordOrigins1764000000114,
  RefuseCompanies1764000000116,
  CreateDeviceNotices1764000000113,
  CreateInvitations1764000000115,
  WithdrawInvitationMails1764000000117,
  CreateImports1764000000118,
  CompleteInvitations1764000000119,
  ImportHouses1764000000120,
  InviteWithPhones1764000000121,
  ListFailedMails1764000000124,
  CreateEmailObjections1764000000122,
  CountInvitations1764000000123,
  CountActivity1764000000126,
  IndexOrders1764000000128,
  IndexMoreSearches1764000000132,
  IndexAuditTargets1764000000129,
  RecordDeadLetters1764000000130,
  RecordShellUsers1764000000134,
  KeepFormerRecoveryKeys1764000000137,
  IndexMailsByPerson1764000000138,
  LimitSessions1764000000139,
  CheckSessionLimits1764000000140,
];
