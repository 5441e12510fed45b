/** An account as columns of one output line: id, email, profile type, name, states. */
import type { AdministeredUser } from '#auth/user';

export const userHeader = ['id', 'email', 'profile type', 'name', 'state'];

export function userColumns(user: AdministeredUser): (string | number)[] {
  const states = [
    user.isActive ? 'active' : 'inactive',
    ...(user.isDeleted ? ['deleted'] : []),
    ...(user.isStaff ? ['staff'] : []),
    ...(user.isAdmin ? ['admin'] : []),
    ...(user.isSuperuser ? ['superuser'] : []),
  ];
  const { id, email, name, profileType } = user;
  return [id, email, profileType ?? '-', name || '-', states.join(', ')];
}
