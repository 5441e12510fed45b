/** Publishes the next signing key ahead of its time. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { relativeMoment } from '../ui/moment.js';

export function RotateKeys({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('signing-keys');
  const rotate = async () => {
    const { created, activates_at } = await dataOf(api.POST('/api/v1/signing-keys'));
    const when = relativeMoment(activates_at, i18n.language);
    await changed(created ? t('rotated', { when }) : t('waits', { when }));
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
