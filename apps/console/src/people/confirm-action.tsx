/** Asks about a change of an account, and makes it: on the screen of the person and in lists. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { showDone } from '../ui/done.js';
import { paramsOf, type StateChange, useStateChange } from './change-person.js';

export type Asked = StateChange | 'sendReset' | 'endSessions' | 'resetSecondFactor' | 'erase';

const harmless: ReadonlySet<Asked> = new Set(['sendReset', 'activate', 'restore']);
export const dangerous: ReadonlySet<string> = new Set(['delete', 'erase']);

interface ConfirmActionProps {
  /** As in a list of accounts. */
  readonly person: Schemas['UserDto'];
  readonly action: Asked;
  readonly onClose: () => void;
}

export function ConfirmAction({ person, action, onClose }: ConfirmActionProps) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const changeState = useStateChange(person);
  const params = { path: { userId: person.user_id } };
  const perform = async () => {
    if (action === 'erase') {
      await api.POST('/api/v1/users/{userId}/erase', { params: paramsOf(person) });
      showDone(t('done.erase'));
      await navigate({ to: '/people' });
    } else if (action === 'resetSecondFactor') {
      await api.DELETE('/api/v1/users/{userId}/second-factor', { params });
      await changed(t('done.resetSecondFactor'));
    } else if (action === 'sendReset') {
      await api.POST('/api/v1/users/{userId}/password-reset', { params });
      await changed(t('done.sendReset'));
    } else if (action === 'endSessions') {
      await api.DELETE('/api/v1/users/{userId}/sessions', { params });
      await changed(t('done.endSessions'));
    } else await changeState(action);
  };
  return (
    <Confirm
      title={t(`actions.${action}`)}
      action={t(`verbs.${action}`)}
      isOpen
      onClose={onClose}
      onConfirm={perform}
      typed={action === 'erase' ? person.email : undefined}
      isHarmless={harmless.has(action)}
    >
      <p>{t(`effects.${action}`, { name: person.name || person.email })}</p>
    </Confirm>
  );
}
