/** What can be done to an account. The server refuses what the caller's rank does not allow. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { type Caller, useCaller } from '../api/caller.js';
import { api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { showDone } from '../ui/done.js';
import { ActionMenu } from '../ui/menu.js';
import { ChangeEmail } from './change-email.js';
import { ChangeFlags } from './change-flags.js';
import { isInReach, orReadAgain, paramsOf, type StateChange, useStateChange } from './change-person.js';
import { EditPerson } from './edit-person.js';
import type { Person } from './person-query.js';

type Asked = StateChange | 'sendReset' | 'resetSecondFactor' | 'erase';
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
  const navigate = useNavigate();
  const changeState = useStateChange(person);
  const [open, setOpen] = useState<'edit' | Asked | Panel>();
  const close = () => setOpen(undefined);
  const path = { userId: person.user_id };
  const perform = async (action: Asked) => {
    if (action === 'erase') {
      await orReadAgain(api.POST('/api/v1/users/{userId}/erase', { params: paramsOf(person) }));
      showDone(t('done.erase'));
      await navigate({ to: '/people' });
    } else if (action === 'resetSecondFactor') {
      await api.DELETE('/api/v1/users/{userId}/second-factor', { params: { path } });
      await changed(t('done.resetSecondFactor'));
    } else if (action === 'sendReset') {
      await api.POST('/api/v1/users/{userId}/password-reset', { params: { path } });
      await changed(t('done.sendReset'));
    } else await changeState(action);
  };
  if (!isInReach(caller, person)) return null;
  const isAsked = open !== undefined && open !== 'edit' && open !== 'changeEmail' && open !== 'changeFlags';
  return (
    <>
      <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
      <ActionMenu
        of={person.name || person.email}
        actions={actionsOf(person, caller).map((action) => ({
          label: t(`actions.${action}`),
          isDangerous: action === 'delete' || action === 'erase',
          onChoose: () => setOpen(action),
        }))}
      />
      <EditPerson person={person} isOpen={open === 'edit'} onClose={close} />
      {open === 'changeEmail' && <ChangeEmail person={person} onClose={close} />}
      {open === 'changeFlags' && <ChangeFlags person={person} onClose={close} />}
      {isAsked && (
        <Confirm
          title={t(`actions.${open}`)}
          action={t(`verbs.${open}`)}
          isOpen
          onClose={close}
          onConfirm={() => perform(open)}
          typed={open === 'erase' ? person.email : undefined}
          isHarmless={open === 'sendReset' || open === 'activate' || open === 'restore'}
        >
          <p>{t(`effects.${open}`, { name: person.name || person.email })}</p>
        </Confirm>
      )}
    </>
  );
}
