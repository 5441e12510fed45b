/** The screens that the tests of accessibility visit, with an address for each that has data in the test's organisation. */
import type { OrganisationMembers } from '../people/organisations.js';

/** @returns paths below `/console/`, by name, that the superuser of the organisation may see */
export function screensOf(members: OrganisationMembers): Readonly<Record<string, string>> {
  return {
    overview: '',
    'overview-month': '?span=month',
    people: 'people',
    'people-found': `people?search=${encodeURIComponent(members.worker.email)}`,
    'people-none': 'people?search=nobody-has-this-name',
    'people-sorted': 'people?sort=-name&type=company',
    person: `people/${members.tenant.userId}`,
    'person-company': `people/${members.company.userId}`,
    'person-sessions': `people/${members.worker.userId}/sessions`,
    'person-permissions': `people/${members.company.userId}/permissions`,
    'person-audit': `people/${members.company.userId}/audit`,
    'person-missing': 'people/999999999',
    bans: 'bans',
    throttles: 'bans/throttles',
    'signing-keys': 'signing-keys',
    invitations: 'invitations',
    'invitations-none': 'invitations?search=nobody-has-this-email',
    'invitation-new': `invitations/new?type=worker&company=${members.company.userId}`,
    imports: 'imports',
    'import-new': 'imports/new?kind=houses',
    approvals: 'approvals',
    'approvals-approved': `approvals?state=approved&search=${encodeURIComponent(members.company.email)}`,
    companies: 'companies',
    company: `companies/${members.company.userId}`,
    departments: `companies/${members.company.userId}/departments`,
    'company-members': `companies/${members.company.userId}/members`,
    'company-permissions': `companies/${members.company.userId}/permissions`,
    'company-houses': `companies/${members.company.userId}/house-groups`,
    'house-groups': 'house-groups',
    permissions: 'permissions',
    'permission-groups': 'permission-groups',
    missing: 'no-such-screen',
  };
}
