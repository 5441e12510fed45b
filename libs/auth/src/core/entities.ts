/** Every entity of the auth library, for the DataSource. */
import { CompanyProfile } from './account/company-profile.entity.js';
import { OneTimeCode } from './account/code/one-time-code.entity.js';
import { ReservedName } from './account/reserved-name.entity.js';
import { AccountRequest } from './account/request/account-request.entity.js';
import { TenantProfile } from './account/tenant-profile.entity.js';
import { User } from './account/user.entity.js';
import { WorkerProfile } from './account/worker-profile.entity.js';
import { AreaTenant } from './organisation/area-tenant.entity.js';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { Area } from './organisation/area.entity.js';
import { CompanyAssignment } from './organisation/company-assignment.entity.js';
import { DepartmentWorker } from './organisation/department-worker.entity.js';
import { Department } from './organisation/department.entity.js';
import { HouseGroup } from './organisation/house-group.entity.js';
import { House } from './organisation/house.entity.js';
import { OwnerArea } from './organisation/owner-area.entity.js';
import { PermissionGrant } from './permission/permission-grant.entity.js';
import { PermissionGroupEntry } from './permission/group/permission-group-entry.entity.js';
import { PermissionGroup } from './permission/group/permission-group.entity.js';
import { Permission } from './permission/permission.entity.js';
import { LoginChallenge } from './second-factor/challenge/login-challenge.entity.js';
import { PasskeyChallenge } from './second-factor/passkey/passkey-challenge.entity.js';
import { Passkey } from './second-factor/passkey/passkey.entity.js';
import { RecoveryCode } from './second-factor/recovery-code/recovery-code.entity.js';
import { TotpSecret } from './second-factor/totp/totp-secret.entity.js';
import { SecurityEvent } from './security-event/security-event.entity.js';
import { Session } from './session/session.entity.js';
import { Ban } from './throttle/ban/ban.entity.js';
import { KnownDevice } from './throttle/known-device/known-device.entity.js';
import { ThrottleCounter } from './throttle/store/throttle-counter.entity.js';
import { Throttling } from './throttle/throttling.entity.js';
import { SigningKey } from './token/key/signing-key.entity.js';
import { RefreshToken } from './token/refresh-token.entity.js';

export const authEntities = [
  User,
  WorkerProfile,
  TenantProfile,
  CompanyProfile,
  OneTimeCode,
  AccountRequest,
  ReservedName,
  Session,
  RefreshToken,
  SigningKey,
  TotpSecret,
  Passkey,
  PasskeyChallenge,
  RecoveryCode,
  LoginChallenge,
  Permission,
  PermissionGrant,
  PermissionGroup,
  PermissionGroupEntry,
  CompanyAssignment,
  Department,
  DepartmentWorker,
  HouseGroup,
  House,
  Area,
  AreaTenant,
  OwnerArea,
  AuditEntry,
  SecurityEvent,
  ThrottleCounter,
  Throttling,
  Ban,
  KnownDevice,
];
