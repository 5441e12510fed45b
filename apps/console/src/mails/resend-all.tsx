/** Sends all failed mails again. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';

interface ResendAllProps {
  /** How many have failed. */
  readonly count: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ResendAll({ count, isOpen, onClose }: ResendAllProps) {
  const { t } = useTranslation('mails');
  const resend = async () => {
    const { retried } = await dataOf(api.POST('/api/v1/mails/retry'));
    await changed(t('resent', { count: retried }));
  };
  return (
    <Confirm
      title={t('resendAll')}
      action={t('resendAction')}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={resend}
      isHarmless
    >
      <p>{t('resendAllWhat', { count })}</p>
      <p>{t('resendAllLinks')}</p>
    </Confirm>
  );
}
