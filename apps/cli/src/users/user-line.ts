/** An account on one line. */
import type { AdministeredUser } from '#auth/core';

export function userLine(user: AdministeredUser): string {
  const states = [
    user.isActive ? 'active' : 'inactive',
    ...(user.isDeleted ? ['deleted'] : []),
    ...(user.isStaff ? ['staff'] : []),
    ...(user.isAdmin ? ['admin'] : []),
    ...(user.isSuperuser ? ['superuser'] : []),
  ];
  const { id, email, name, profileType } = user;
  return [id, email, profileType ?? '-', name || '-', states.join(', ')].join('\t');
}
