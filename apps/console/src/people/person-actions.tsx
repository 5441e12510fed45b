/** What can be done to an account. The server refuses what the caller's rank does not allow. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, ifMatch } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { showDone } from '../ui/done.js';
import { ActionMenu } from '../ui/menu.js';
import { type StateChange, useStateChange } from './change-person.js';
import { EditPerson } from './edit-person.js';
import type { Person } from './person-query.js';

type Asked = StateChange | 'resetSecondFactor' | 'erase';

/** Those that the state of the account allows. */
function stateChangesOf({ is_active, is_deleted }: Person): StateChange[] {
  if (is_deleted) return ['restore'];
  return [is_active ? 'deactivate' : 'activate', 'delete'];
}

export function PersonActions({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const caller = useCaller();
  const navigate = useNavigate();
  const changeState = useStateChange(person);
  const [isEditing, setEditing] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const path = { userId: person.user_id };
  const perform = async (action: Asked) => {
    if (action === 'erase') {
      const params = { path, header: ifMatch(person.version) };
      await api.POST('/api/v1/users/{userId}/erase', { params });
      showDone(t('done.erase'));
      await navigate({ to: '/people' });
    } else if (action === 'resetSecondFactor') {
      await api.DELETE('/api/v1/users/{userId}/second-factor', { params: { path } });
      await changed(t('done.resetSecondFactor'));
    } else await changeState(action);
  };
  const actions: Asked[] = [
    ...stateChangesOf(person),
    ...(person.has_second_factor ? (['resetSecondFactor'] as const) : []),
    ...(caller.isAdmin ? (['erase'] as const) : []),
  ];
  return (
    <>
      <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
      <ActionMenu
        of={person.name || person.email}
        actions={actions.map((action) => ({
          label: t(`actions.${action}`),
          isDangerous: action === 'delete' || action === 'erase',
          onChoose: () => setAsked(action),
        }))}
      />
      <EditPerson person={person} isOpen={isEditing} onClose={() => setEditing(false)} />
      {asked && (
        <Confirm
          title={t(`actions.${asked}`)}
          action={t(`verbs.${asked}`)}
          isOpen
          onClose={() => setAsked(undefined)}
          onConfirm={() => perform(asked)}
          typed={asked === 'erase' ? person.email : undefined}
        >
          <p>{t(`effects.${asked}`, { name: person.name || person.email })}</p>
        </Confirm>
      )}
    </>
  );
}
