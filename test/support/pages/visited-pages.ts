/** The pages that `test/e2e/pages.e2e-spec.ts` visits in both languages, two widths and both colour schemes. Paths below `/account/`. */

/** For visitors without a session. */
export const publicPages = [
  '../',
  'login',
  'login?return_to=%2Faccount%2Fsessions',
  'login/second-factor',
  'login/second-factor?method=recovery_code',
  'register',
  'register?type=tenant',
  'register?type=worker',
  'register?type=company',
  'register?sent',
  'confirmation',
  'confirmation?sent',
  'forgotten-password',
  'forgotten-password?sent',
  'erased',
  'invitation',
  'setup',
  'nowhere',
  'login?return_to=%2F%2Fevil.example',
];

/** For a person who is logged in. */
export const ownPages = [
  '',
  'security',
  'security/password',
  'security/email',
  'security/authenticator',
  'security/authenticator/remove',
  'security/passkeys/add',
  'security/recovery-codes',
  'step-up',
  'sessions',
  'history',
  'privacy',
  'companies',
  'logout',
];

/** For administrators; companies see the list in their own way. */
export const invitationPages = [
  'people/invitations',
  'people/invitations/new',
  'people/invitations/new?type=worker',
];
export const peoplePages = [
  'people',
  'people?search=%3Cb%3E&type=tenant&state=inactive',
  'people/new',
  'people/new?type=company',
];

/** Routes that it does not visit → the test that does, or why there is nothing to see. Paths as in the controllers. */
export const visitedElsewhere: Readonly<Record<string, string>> = {
  '/account/security/passkeys/:id': 'test/e2e/passkey-pages.e2e-spec.ts',
  '/account/people/invitations/:id/revoke': 'test/e2e/invitation-pages.e2e-spec.ts',
  '/account/people/:userId': 'test/e2e/person-pages.e2e-spec.ts',
  '/account/people/:userId/change': 'test/e2e/person-pages.e2e-spec.ts',
  '/account/people/:userId/email': 'test/e2e/person-pages.e2e-spec.ts',
  '/account/people/members/:userId': 'test/e2e/member-pages.e2e-spec.ts',
  '/account/people/members/:userId/move': 'test/e2e/member-pages.e2e-spec.ts',
  '/account/people/members/:userId/remove': 'test/e2e/member-pages.e2e-spec.ts',
  '/account/people/:userId/rank': 'test/e2e/person-pages.e2e-spec.ts',
  '/account/people/export': 'A download, see test/e2e/exports.e2e-spec.ts.',
  '/account/people/invitations/export': 'A download, see test/e2e/exports.e2e-spec.ts.',
  '/account/people/import': 'test/e2e/import-pages.e2e-spec.ts',
  '/account/people/import/new': 'test/e2e/import-pages.e2e-spec.ts',
  '/account/people/import/:id': 'test/e2e/import-pages.e2e-spec.ts',
  '/account/people/import/:id/results': 'A download, see test/e2e/import-pages.e2e-spec.ts.',
  '/account/people/companies': 'test/e2e/company-pages.e2e-spec.ts',
  '/account/people/companies/:companyId': 'test/e2e/company-pages.e2e-spec.ts',
  '/account/companies/:companyId/leave': 'test/e2e/company-pages.e2e-spec.ts',
  '/account/picture': 'A picture, see test/e2e/profile-picture-page.e2e-spec.ts.',
  '/api/v1/login/refresh/continue': 'A redirect, see test/e2e/page-requests.e2e-spec.ts.',
  '/account/privacy/export': 'A download, see test/e2e/account-pages.e2e-spec.ts.',
};
