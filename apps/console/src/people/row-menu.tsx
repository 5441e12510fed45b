/** The menu of a person in the list: what one does without a look at the rest of the account. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Caller, useCaller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { ActionMenu } from '../ui/menu.js';
import { isInReach } from './change-person.js';
import { type Asked, dangerous } from './confirm-action.js';

type Account = Schemas['UserDto'];

export interface AskedOf {
  readonly person: Account;
  readonly action: Asked;
}

interface RowMenuProps {
  readonly person: Account;
  readonly onAsk: (asked: AskedOf) => void;
}

export function RowMenu({ person, onAsk }: RowMenuProps) {
  const { t } = useTranslation('people');
  const caller = useCaller();
  const navigate = useNavigate();
  const open = () => void navigate({ to: '/people/$userId', params: { userId: person.user_id } });
  return (
    <ActionMenu
      of={person.name || person.email}
      actions={[
        { label: t('actions.open'), onChoose: open },
        ...actionsOf(person, caller).map((action) => ({
          label: t(`actions.${action}`),
          isDangerous: dangerous.has(action),
          onChoose: () => onAsk({ person, action }),
        })),
      ]}
    />
  );
}

function actionsOf(person: Account, caller: Caller): readonly Asked[] {
  if (!isInReach(caller, person)) return [];
  if (person.is_deleted) return ['restore'];
  return ['endSessions', 'sendReset', person.is_active ? 'deactivate' : 'activate', 'delete'];
}
