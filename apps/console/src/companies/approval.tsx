/** Whether a company may manage people and houses. */
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/chip.js';

const kinds = { approved: 'good', waiting: 'warning', refused: 'bad' } as const;

export function Approval({ of }: { readonly of: { readonly approval: keyof typeof kinds | null } }) {
  const { t } = useTranslation('companies');
  return of.approval && <Chip kind={kinds[of.approval]}>{t(`approvals.${of.approval}`)}</Chip>;
}
