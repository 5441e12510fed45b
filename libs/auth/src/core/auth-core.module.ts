/** All use cases of the auth library, for any app to open a door to. */
import { Module } from '@nestjs/common';
import { AccountModule } from './account/account.module.js';
import { AuditModule } from './audit/audit.module.js';
import { DemoModule } from './demo/demo.module.js';
import { EventModule } from './event/event.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { LoginModule } from './login/login.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PermissionModule } from './permission/permission.module.js';
import { RegistrationModule } from './registration/registration.module.js';
import { SecurityEventModule } from './security-event/security-event.module.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import { SessionModule } from './session/session.module.js';
import { ThrottleModule } from './throttle/throttle.module.js';
import { TokenModule } from './token/token.module.js';
import { VerificationModule } from './verification/verification.module.js';

const modules = [
  TokenModule,
  VerificationModule,
  AccountModule,
  LoginModule,
  RegistrationModule,
  SessionModule,
  SecurityEventModule,
  SecondFactorModule,
  PermissionModule,
  OrganisationModule,
  LegacyModule,
  DemoModule,
  AuditModule,
  EventModule,
  ThrottleModule,
];

@Module({ imports: modules, exports: modules })
export class AuthCoreModule {}
