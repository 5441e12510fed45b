/** The keys that sign tokens, with their ages; a new one is published, and a leaked one is revoked. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Screen } from '../ui/screen.js';
import { KeyState, shortKid, type SigningKey } from './key.js';
import { RevokeKey } from './revoke-key.js';
import { RotateKeys } from './rotate-keys.js';

const keysQuery = {
  queryKey: ['signing-keys'],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/signing-keys', { signal })),
};

export function SigningKeys() {
  const { t } = useTranslation('signing-keys');
  const list = useQuery(keysQuery);
  const [isRotating, setRotating] = useState(false);
  const [revoked, setRevoked] = useState<SigningKey>();
  const keys = list.data?.items;
  const columns: Column<SigningKey>[] = [
    { key: 'kid', header: t('kid'), cell: ({ kid }) => <code>{kid}</code> },
    { key: 'state', header: t('state'), cell: ({ state }) => <KeyState state={state} /> },
    { key: 'published', header: t('published'), cell: ({ published_at }) => <Moment at={published_at} /> },
    { key: 'signs', header: t('signs'), cell: ({ activates_at }) => <Moment at={activates_at} /> },
  ];
  const actions = (key: SigningKey) =>
    key.state !== 'revoked' && (
      <ActionMenu
        of={shortKid(key.kid)}
        actions={[{ label: t('revoke'), isDangerous: true, onChoose: () => setRevoked(key) }]}
      />
    );
  const rotate = keys !== undefined && keys.length > 0 && (
    <Button look="primary" onClick={() => setRotating(true)}>
      {t('rotate')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={rotate}>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={list}
        rowKey={({ kid }) => kid}
        actions={actions}
        empty={<Empty text={t('noKeys')} />}
      />
      <RotateKeys isOpen={isRotating} onClose={() => setRotating(false)} />
      <RevokeKey signingKey={revoked} onClose={() => setRevoked(undefined)} />
    </Screen>
  );
}
