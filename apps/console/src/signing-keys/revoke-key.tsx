/** Revokes a leaked key, after its end was typed: whoever holds a token of it is logged out. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { shortKid, type SigningKey } from './key.js';

interface RevokeKeyProps {
  readonly signingKey: SigningKey | undefined;
  readonly onClose: () => void;
}

export function RevokeKey({ signingKey, onClose }: RevokeKeyProps) {
  const { t } = useTranslation('signing-keys');
  const name = signingKey ? shortKid(signingKey.kid) : '';
  const revoke = async () => {
    await api.DELETE('/api/v1/signing-keys/{kid}', { params: { path: { kid: signingKey!.kid } } });
    // Not awaited: the caller's own session may have ended, and then this waits for their login.
    void changed(t('revoked', { name }));
  };
  return (
    <Confirm
      title={t('revokeTitle', { name })}
      action={t('revoke')}
      isOpen={signingKey !== undefined}
      onClose={onClose}
      onConfirm={revoke}
      typed={name}
    >
      {signingKey && signingKey.state !== 'revoked' && <p>{t(`ends.${signingKey.state}`)}</p>}
    </Confirm>
  );
}
