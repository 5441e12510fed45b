/** What can be done to an account. The server refuses what the caller's rank does not allow. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Caller, useCaller } from '../api/caller.js';
import { Button } from '../ui/button.js';
import { ActionMenu } from '../ui/menu.js';
import { ChangeEmail } from './change-email.js';
import { ChangeFlags } from './change-flags.js';
import { isInReach } from './change-person.js';
import { type Asked, ConfirmAction, dangerous } from './confirm-action.js';
import { EditPerson } from './edit-person.js';
import type { Person } from './person-query.js';

type Panel = 'changeEmail' | 'changeFlags';

/** Those that the state of the account and the rank of the caller allow. */
function actionsOf(person: Person, { account, isAdmin }: Caller): (Asked | Panel)[] {
  const erase = isAdmin ? (['erase'] as const) : [];
  if (person.is_deleted) return ['changeFlags', 'restore', ...erase];
  const isOther = person.user_id !== account.user_id;
  return [
    'changeEmail',
    'changeFlags',
    'sendReset',
    ...(person.has_second_factor && isOther ? (['resetSecondFactor'] as const) : []),
    person.is_active ? 'deactivate' : 'activate',
    'delete',
    ...erase,
  ];
}

export function PersonActions({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const caller = useCaller();
  const [open, setOpen] = useState<'edit' | Asked | Panel>();
  const close = () => setOpen(undefined);
  if (!isInReach(caller, person)) return null;
  const isAsked = open !== undefined && open !== 'edit' && open !== 'changeEmail' && open !== 'changeFlags';
  return (
    <>
      <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
      <ActionMenu
        of={person.name || person.email}
        actions={actionsOf(person, caller).map((action) => ({
          label: t(`actions.${action}`),
          isDangerous: dangerous.has(action),
          onChoose: () => setOpen(action),
        }))}
      />
      <EditPerson person={person} isOpen={open === 'edit'} onClose={close} />
      {open === 'changeEmail' && <ChangeEmail person={person} onClose={close} />}
      {open === 'changeFlags' && <ChangeFlags person={person} onClose={close} />}
      {isAsked && <ConfirmAction person={person} action={open} onClose={close} />}
    </>
  );
}
