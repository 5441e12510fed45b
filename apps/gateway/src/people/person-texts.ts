/** Words for the kinds, states and ranks of accounts. */
import { rankOf } from '#auth/authorization';
import type { AdministeredUser } from '#auth/user';
import type { Language, Translated } from '#errors';

export type AccountState = 'active' | 'inactive' | 'awaiting' | 'refused' | 'deleted';

interface PersonTexts {
  readonly kinds: Readonly<Record<'worker' | 'tenant' | 'company' | 'none', string>>;
  readonly states: Readonly<Record<AccountState, string>>;
  readonly ranks: Readonly<Record<'staff' | 'admin' | 'superuser', string>>;
}

export const personTexts: Translated<PersonTexts> = {
  ru: {
    kinds: { worker: 'Работник', tenant: 'Жилец', company: 'Компания', none: 'Без профиля' },
    states: {
      active: 'Действует',
      inactive: 'Не действует',
      awaiting: 'Ждёт одобрения',
      refused: 'Отказано в одобрении',
      deleted: 'Удалена',
    },
    ranks: { staff: 'Сотрудник', admin: 'Администратор', superuser: 'Главный администратор' },
  },
  en: {
    kinds: { worker: 'Worker', tenant: 'Resident', company: 'Company', none: 'Without a profile' },
    states: {
      active: 'Active',
      inactive: 'Inactive',
      awaiting: 'Awaits approval',
      refused: 'Approval refused',
      deleted: 'Deleted',
    },
    ranks: { staff: 'Staff', admin: 'Admin', superuser: 'Superuser' },
  },
};

/** The state that matters most to an administrator. */
export function accountStateOf(user: AdministeredUser): AccountState {
  if (user.isDeleted) return 'deleted';
  if (!user.isActive) return 'inactive';
  if (user.approval === 'refused') return 'refused';
  return user.approval === 'waiting' ? 'awaiting' : 'active';
}

/** @returns undefined for an account without a rank */
export function rankWord(user: AdministeredUser, language: Language): string | undefined {
  const rank = rankOf(user);
  return rank === 'none' ? undefined : personTexts[language].ranks[rank];
}
