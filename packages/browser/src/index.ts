export type {
  Account,
  CompanyProfile,
  PersonProfile,
  Profile,
  TenantProfile,
  WorkerProfile,
} from './account.js';
export type { AccountCalls, SendRequest } from './account-calls.js';
export type {
  Confirmation,
  Credentials,
  CurrentPassword,
  FactorCode,
  FactorMethod,
  LoginResult,
  NewCompany,
  NewPerson,
  NewTenant,
  NewWorker,
  OfferedTotp,
  Passkey,
  PasswordReset,
  RecoveryCodes,
  Registration,
  SecondFactors,
} from './bodies.js';
export type { ErrorCode, FieldErrorCode } from './error-codes.js';
export { createGatehouse, type Gatehouse } from './gatehouse.js';
export { type FieldError, GatehouseError, type GatehouseErrorCode } from './gatehouse-error.js';
export type { GatehouseOptions, SessionEnd, SessionEvent } from './options.js';
export type { PageUrls, ReturnOptions } from './page-urls.js';
