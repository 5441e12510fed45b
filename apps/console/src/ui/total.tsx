/** How many rows a list has, beside its title: exact, or "about" for an estimate. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip } from './chip.js';

export function Total({ total }: { readonly total: Schemas['TotalDto'] }) {
  const { t, i18n } = useTranslation();
  const count = total.count.toLocaleString(i18n.language);
  return <Chip>{total.exact ? count : t('about', { count })}</Chip>;
}
