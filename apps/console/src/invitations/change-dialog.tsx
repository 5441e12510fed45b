/** Asks before an invitation is sent again or revoked: both end the link that was mailed. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { Form } from '../ui/form.js';
import type { Invitation } from './invitation-state.js';

export interface Change {
  readonly kind: 'resend' | 'revoke';
  readonly invitation: Invitation;
}

export function ChangeDialog({
  change,
  onClose,
}: {
  readonly change: Change | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('invitations');
  if (!change) return null;
  const { kind, invitation } = change;
  const send = async () => {
    const params = { path: { id: invitation.id } };
    await (kind === 'resend'
      ? api.POST('/api/v1/invitations/{id}/resend', { params })
      : api.POST('/api/v1/invitations/{id}/revoke', { params }));
    onClose();
    await changed(t(`${kind}.done`));
  };
  return (
    <Dialog title={t(`${kind}.title`)} isOpen onClose={onClose}>
      <Form onSubmit={send} submit={t(`${kind}.action`)} isDangerous={kind === 'revoke'} onCancel={onClose}>
        <div>
          <p>
            <bdi>{invitation.email}</bdi>
          </p>
          <p>{t(`${kind}.text`)}</p>
        </div>
      </Form>
    </Dialog>
  );
}
