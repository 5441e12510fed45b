/** Publishes the next signing key ahead of its time. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { showDone } from '../ui/done.js';
import { relativeMoment } from '../ui/moment.js';

export function RotateKeys({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('signing-keys');
  const client = useQueryClient();
  const rotate = async () => {
    const { created, activates_at } = await dataOf(api.POST('/api/v1/signing-keys'));
    const when = relativeMoment(activates_at, i18n.language);
    showDone(created ? t('rotated', { when }) : t('waits', { when }));
    await client.invalidateQueries({ queryKey: ['signing-keys'] });
  };
  return (
    <Confirm
      title={t('rotateTitle')}
      action={t('rotateAction')}
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={rotate}
      isHarmless
    >
      <p>{t('rotateWhat')}</p>
    </Confirm>
  );
}
