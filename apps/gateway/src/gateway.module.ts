/** The root module of the gateway. */
import { RegistrationModule } from '#auth/registration';
import { LoginModule } from '#auth/login';
import { SecondFactorModule } from '#auth/second-factor';
import { AccountModule } from '#auth/account';
import { PermissionModule } from '#auth/permission';
import { SessionModule } from '#auth/session';
import { ThrottleModule } from '#auth/throttle';
import { PasswordModule } from '#auth/password';
import { VerificationModule } from '#auth/verification';
import { TokenModule } from '#auth/token';
import { SecurityEventModule } from '#auth/security-event';
import { AuditModule } from '#auth/audit';
import { EventModule } from '#auth/event';
import { DeadLetterModule } from '#auth/verification';
import { MailModule } from '#auth/mail';
import { organisationEntities, OrganisationModule, SearchModule } from '#organisation';
import { authEntities } from '#auth/entities';
import { AuthHttpModule } from '#auth/http';
import { type Settings, SettingsModule } from '#config';
import { DatabaseModule } from '#database';
import { HealthModule } from '#health';
import { mailEntities } from '#mail-queue';
import { metricsEntities, MetricsModule } from '#metrics';
import { AccountExportModule } from '#account-export';
import { DiagnosisModule } from '#diagnosis';
import { OperationModule } from '#operation';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AccountController } from './account/account.controller.js';
import { RegistrationController } from './account/registration.controller.js';
import { OwnAccountController } from './account/own-account.controller.js';
import { OwnRecordsController } from './account/own-records.controller.js';
import { OwnSecurityEventsController } from './account/own-security-events.controller.js';
import { OwnSessionsController } from './account/own-sessions.controller.js';
import { OwnAvatarController } from './avatar/own-avatar.controller.js';
import { SendAvatar } from './avatar/send-avatar.js';
import { UserAvatarController } from './avatar/user-avatar.controller.js';
import { MailTemplatesController } from './development/mail-templates.controller.js';
import { MailboxController } from './development/mailbox.controller.js';
import { EmailObjectionController } from './email/email-objection.controller.js';
import { EmailController } from './email/email.controller.js';
import { ErrorFilter } from './error/error.filter.js';
import { ExportsController, UsersExportController } from './export/exports.controller.js';
import { GatewayHealthController } from './health/health.controller.js';
import { InvitationPageController } from './invitation/invitation-page.controller.js';
import { InvitationsController } from './invitation/invitations.controller.js';
import { InvitedPersonController } from './invitation/invited-person.controller.js';
import { OwnInvitationsController } from './invitation/own-invitations.controller.js';
import { OrganisationHttpModule } from './organisation/organisation-http.module.js';
import { SearchController } from './search/search.controller.js';
import { ExplanationController } from './permission/explanation.controller.js';
import { GroupHoldersController } from './permission/group-holders.controller.js';
import { PermissionGroupsController } from './permission/permission-groups.controller.js';
import { PasswordController } from './password/password.controller.js';
import { PermissionsController } from './permission/permissions.controller.js';
import { PasskeysController } from './second-factor/passkeys.controller.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { StepUpController } from './second-factor/step-up.controller.js';
import { TotpController } from './second-factor/totp.controller.js';
import { UserPermissionsController } from './permission/user-permissions.controller.js';
import { UserDetailsController } from './user/user-details.controller.js';
import { UserEmailController } from './user/user-email.controller.js';
import { ChangeManyController } from './user/change-many.controller.js';
import { UserPasswordController } from './user/user-password.controller.js';
import { UserSecondFactorController } from './user/user-second-factor.controller.js';
import { UserSecurityEventsController } from './user/user-security-events.controller.js';
import { UserSessionsController } from './user/user-sessions.controller.js';
import { UsersController } from './user/users.controller.js';
import { DeadLettersController } from './dead-letter/dead-letters.controller.js';
import { EventsController } from './event/events.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { SetupLink } from './setup/setup-link.js';
import { SetupPageController } from './setup/setup-page.controller.js';
import { SecurityTextController } from './security-contact/security-text.controller.js';
import { BansController } from './ban/bans.controller.js';
import { MailsController } from './mail/mails.controller.js';
import { AboutController } from './operation/about.controller.js';
import { OverviewController } from './operation/overview.controller.js';
import { ConnectionController } from './operation/connection.controller.js';
import { DiagnosisController } from './operation/diagnosis.controller.js';
import { SettingsController } from './operation/settings.controller.js';
import { StatisticsController } from './operation/statistics.controller.js';
import { KeySetController } from './signing-key/key-set.controller.js';
import { SigningKeysController } from './signing-key/signing-keys.controller.js';
import { PasskeyLoginController } from './session/passkey-login.controller.js';
import { DisownLoginController } from './session/disown-login.controller.js';
import { SecondFactorLoginController } from './session/second-factor-login.controller.js';
import { SessionController } from './session/session.controller.js';
import { RequestValidationPipe } from './validation/request-validation.pipe.js';
import { ConfirmationPageController } from './account/confirmation-page.controller.js';
import { RegisterPageController } from './account/register-page.controller.js';
import { ErasedPageController, PrivacyPageController } from './account/privacy-page.controller.js';
import { ProfilePageController } from './account/profile-page.controller.js';
import { ProfilePictureController } from './account/profile-picture.controller.js';
import { FormValidation } from './page/form-fields.js';
import { FormAddressController } from './page/form-address.controller.js';
import { LanguageCookie } from './page/language-cookie.js';
import { LanguagePageController } from './page/language-page.controller.js';
import { PageRenderer } from './page/page-renderer.js';
import { ReturnAddresses } from './page/return-addresses.js';
import { StartPageController } from './page/start-page.controller.js';
import { ForgottenPasswordPageController } from './password/forgotten-password-page.controller.js';
import { FactorPageController } from './second-factor/factor-page.controller.js';
import { StepUpPageController } from './second-factor/step-up-page.controller.js';
import { PasswordSteps } from './second-factor/password-steps.js';
import { PasskeyPageController } from './second-factor/passkey-page.controller.js';
import { SecurityPageController } from './second-factor/security-page.controller.js';
import { ContinueSessionController, LogInPageController } from './session/log-in-page.controller.js';
import { SessionsPageController } from './session/sessions-page.controller.js';
import { ImportPageController } from './import/import-page.controller.js';
import { ImportsPageController } from './import/imports-page.controller.js';
import { ChangePersonPageController } from './people/change-person-page.controller.js';
import { NewPersonPageController } from './people/new-person-page.controller.js';
import { PersonPageController } from './people/person-page.controller.js';
import { MemberPageController } from './people/member-page.controller.js';
import { PersonRankPageController } from './people/person-rank-page.controller.js';
import { PersonPictureController } from './people/person-picture.controller.js';
import { ShowPerson } from './people/show-person.js';
import { ApprovalRequestPageController } from './account/approval-request-page.controller.js';
import { OwnInvitationsPageController } from './account/own-invitations-page.controller.js';
import { ShowProfile } from './account/show-profile.js';
import { OwnCompaniesPageController } from './account/own-companies-page.controller.js';
import { CompaniesPageController } from './people/companies-page.controller.js';
import { InvitationsPageController } from './people/invitations-page.controller.js';
import { NewInvitationPageController } from './people/new-invitation-page.controller.js';
import { ReadInvitationPlaces } from './people/places.js';
import { PeoplePageController } from './people/people-page.controller.js';
import { VerificationController } from './verification/verification.controller.js';

const controllers = [
  ExportsController,
  UsersExportController,
  AccountController,
  RegistrationController,
  OwnAccountController,
  OwnRecordsController,
  OwnSessionsController,
  OwnSecurityEventsController,
  OwnAvatarController,
  PasswordController,
  EmailController,
  EmailObjectionController,
  SessionController,
  DisownLoginController,
  KeySetController,
  SecurityTextController,
  SecondFactorLoginController,
  PasskeyLoginController,
  SecondFactorController,
  TotpController,
  PasskeysController,
  StepUpController,
  VerificationController,
  GatewayHealthController,
  PermissionsController,
  PermissionGroupsController,
  GroupHoldersController,
  UserPermissionsController,
  ExplanationController,
  UsersController,
  InvitationsController,
  InvitedPersonController,
  OwnInvitationsController,
  UserSessionsController,
  ChangeManyController,
  UserSecondFactorController,
  UserSecurityEventsController,
  UserPasswordController,
  UserDetailsController,
  UserEmailController,
  UserAvatarController,
  AuditController,
  EventsController,
  DeadLettersController,
  BansController,
  SigningKeysController,
  MailsController,
  OverviewController,
  StatisticsController,
  SettingsController,
  DiagnosisController,
  ConnectionController,
  AboutController,
  SearchController,
];
const developmentControllers = [MailboxController, MailTemplatesController];
export const pageControllers = [
  StartPageController,
  LanguagePageController,
  FormAddressController,
  SetupPageController,
  LogInPageController,
  ContinueSessionController,
  RegisterPageController,
  ConfirmationPageController,
  ForgottenPasswordPageController,
  InvitationPageController,
  ProfilePageController,
  ProfilePictureController,
  SecurityPageController,
  PasskeyPageController,
  FactorPageController,
  StepUpPageController,
  SessionsPageController,
  PeoplePageController,
  InvitationsPageController,
  ImportsPageController,
  ImportPageController,
  NewInvitationPageController,
  NewPersonPageController,
  PersonPageController,
  ChangePersonPageController,
  PersonPictureController,
  PersonRankPageController,
  MemberPageController,
  CompaniesPageController,
  ApprovalRequestPageController,
  OwnCompaniesPageController,
  OwnInvitationsPageController,
  PrivacyPageController,
  ErasedPageController,
];

const authModules = [
  AuditModule,
  EventModule,
  DeadLetterModule,
  MailModule,
  SecurityEventModule,
  TokenModule,
  VerificationModule,
  PasswordModule,
  ThrottleModule,
  SessionModule,
  PermissionModule,
  AccountModule,
  SecondFactorModule,
  LoginModule,
  RegistrationModule,
];

@Module({})
export class GatewayModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(settings.database, [
          ...authEntities,
          ...organisationEntities,
          ...mailEntities,
          ...metricsEntities,
        ]),
        ...authModules,
        AuthHttpModule,
        AccountExportModule,
        DiagnosisModule,
        OperationModule,
        HealthModule,
        MetricsModule.forApp('gateway', settings.metrics),
        OrganisationModule,
        OrganisationHttpModule,
        SearchModule,
      ],
      controllers: [
        ...controllers,
        ...(settings.app.development ? developmentControllers : []),
        ...(settings.brand.pages ? pageControllers : []),
      ],
      providers: [
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        SendAvatar,
        SetupLink,
        PageRenderer,
        FormValidation,
        ReturnAddresses,
        PasswordSteps,
        ShowPerson,
        ShowProfile,
        ReadInvitationPlaces,
        LanguageCookie,
      ],
    };
  }
}
