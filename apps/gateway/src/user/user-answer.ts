/** An account as administrators read it. */
import type { AdministeredUser } from '#auth/core';

export function userAnswer(user: AdministeredUser) {
  return {
    user_id: user.id,
    version: user.version,
    email: user.email,
    name: user.name,
    type: user.profileType,
    awaits_approval: user.awaitsApproval,
    is_active: user.isActive,
    is_staff: user.isStaff,
    is_admin: user.isAdmin,
    is_superuser: user.isSuperuser,
    is_deleted: user.isDeleted,
    last_login: user.lastLogin,
    date_joined: user.dateJoined,
  };
}

export const userExample = {
  user_id: 2,
  version: 1,
  email: 'ann@example.com',
  name: 'Ann Lee',
  type: 'worker',
  awaits_approval: false,
  is_active: true,
  is_staff: false,
  is_admin: false,
  is_superuser: false,
  is_deleted: false,
  last_login: '2026-11-24T05:12:34.000Z',
  date_joined: '2026-11-01T09:00:00.000Z',
};
