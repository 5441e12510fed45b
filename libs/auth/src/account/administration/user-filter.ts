/** The filters of the list of accounts, in SQL. Only the conditions in use are written, so that the planner can choose an index. */
import { type AccountState, type ApprovalState, approvalConditions, type ProfileType } from '#auth/user';
import type { Parameter } from '#database';

export interface UserFilter extends Partial<AccountState> {
  readonly profileType?: ProfileType;
  /** False for people: workers, tenants and accounts without a profile. */
  readonly isCompany?: boolean;
  /** True for companies that wait, and for refused ones. */
  readonly awaitsApproval?: boolean;
  readonly approval?: ApprovalState;
  readonly hasSecondFactor?: boolean;
  /** Whether a ban of the account is in force. Bans of networks are not asked. */
  readonly isBanned?: boolean;
  /** Members of the company, and people assigned to it. */
  readonly companyId?: number;
  /** Holders of every permission of the group. */
  readonly groupId?: string;
  /** Holders of a grant of this permission, or of any action of the name, without regard to ranks. */
  readonly permission?: { readonly name: string; readonly action?: string | undefined };
  readonly lastLoginFrom?: Date;
  /** Not those who never logged in. */
  readonly lastLoginBefore?: Date;
  readonly joinedFrom?: Date;
  readonly joinedBefore?: Date;
  /**
   * Words of an email or name, or parts of them; those of fewer than three letters or digits must begin a word. Or part of
   * a phone number.
   */
  readonly search?: string;
}

/** Equal to the expression of the index `users_last_login_idx`. */
export const lastLoginOrNever = `coalesce(u.last_login, '-infinity'::timestamptz)`;

const stateColumns = {
  isActive: 'is_active',
  isStaff: 'is_staff',
  isAdmin: 'is_admin',
  isSuperuser: 'is_superuser',
  isDeleted: 'is_deleted',
  hasSecondFactor: 'has_second_factor',
} as const satisfies Partial<Record<keyof UserFilter, string>>;

const banned = `u.id IN (SELECT user_id FROM bans
  WHERE user_id IS NOT NULL AND (expires_at IS NULL OR expires_at > now()))`;

/** Holders of every permission of the group; an empty group has none. One permission, which all must hold, finds them. */
const holdersOfGroup = (group: string) => `
  EXISTS (SELECT FROM permission_grants held WHERE held.user_id = u.id AND held.permission_id =
    (SELECT permission_id FROM permission_group_entries WHERE group_id = ${group} ORDER BY permission_id LIMIT 1))
  AND NOT EXISTS (SELECT FROM permission_group_entries entry WHERE entry.group_id = ${group}
    AND NOT EXISTS (SELECT FROM permission_grants held
      WHERE held.user_id = u.id AND held.permission_id = entry.permission_id))`;

type Wanted = {
  [Key in keyof UserFilter]-?: (value: NonNullable<UserFilter[Key]>, parameter: Parameter) => string;
};

const conditions: Partial<Wanted> = {
  profileType: (type, parameter) => `u.profile_type = ${parameter(type)}`,
  isCompany: (is) => `u.profile_type IS ${is ? 'NOT ' : ''}DISTINCT FROM 'company'`,
  awaitsApproval: (awaits) =>
    `u.id ${awaits ? 'IN' : 'NOT IN'} (SELECT user_id FROM company_profiles WHERE awaits_approval)`,
  approval: (state) => `u.id IN (SELECT user_id FROM company_profiles WHERE ${approvalConditions[state]})`,
  isBanned: (is) => (is ? banned : `NOT (${banned})`),
  companyId: (id, parameter) => {
    const company = `${parameter(id)}::int`;
    return `u.id IN (SELECT user_id FROM company_members WHERE company_id = ${company}
      UNION SELECT user_id FROM company_assignments WHERE company_id = ${company})`;
  },
  groupId: (id, parameter) => holdersOfGroup(`${parameter(id)}::uuid`),
  permission: ({ name, action }, parameter) => `EXISTS (SELECT FROM permission_grants held
    WHERE held.user_id = u.id AND held.permission_id IN (SELECT id FROM permissions
      WHERE name = ${parameter(name)}${action === undefined ? '' : ` AND action = ${parameter(action)}`}))`,
  lastLoginFrom: (from, parameter) => `${lastLoginOrNever} >= ${parameter(from)}::timestamptz`,
  lastLoginBefore: (to, parameter) =>
    `${lastLoginOrNever} < ${parameter(to)}::timestamptz AND u.last_login IS NOT NULL`,
  joinedFrom: (from, parameter) => `u.date_joined >= ${parameter(from)}::timestamptz`,
  joinedBefore: (to, parameter) => `u.date_joined < ${parameter(to)}::timestamptz`,
};

/** @returns conditions on the users `u`; the search is not among them */
export function conditionsOf(filter: UserFilter, parameter: Parameter): string[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (value === undefined || name === 'search') return [];
    const column = stateColumns[name as keyof typeof stateColumns] as string | undefined;
    if (column !== undefined) return [value === true ? `u.${column}` : `NOT u.${column}`];
    const condition = conditions[name as keyof Wanted] as (value: unknown, parameter: Parameter) => string;
    return [condition(value, parameter)];
  });
}
