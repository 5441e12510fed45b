/** The state of an account in one word. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip } from '../ui/chip.js';

type State = Pick<Schemas['UserDto'], 'is_active' | 'is_deleted' | 'awaits_approval'>;

export function AccountState({ account }: { readonly account: State }) {
  const { t } = useTranslation('people');
  if (account.is_deleted) return <Chip kind="bad">{t('states.deleted')}</Chip>;
  if (account.awaits_approval) return <Chip kind="warning">{t('states.waiting')}</Chip>;
  if (!account.is_active) return <Chip kind="warning">{t('states.inactive')}</Chip>;
  return <Chip kind="good">{t('states.active')}</Chip>;
}

/** @returns the highest one; undefined for residents, workers and companies */
export function rankOf(
  account: Pick<Schemas['UserDto'], 'is_staff' | 'is_admin' | 'is_superuser'>,
): 'superuser' | 'admin' | 'staff' | undefined {
  return (['superuser', 'admin', 'staff'] as const).find((name) => account[`is_${name}`]);
}
