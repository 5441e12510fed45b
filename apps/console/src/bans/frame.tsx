/** What the lists of bans and of throttles share: the title, the tabs, and the way to ban. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { Button } from '../ui/button.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { Tabs } from '../ui/tabs.js';
import { AddBan } from './add-ban.js';

interface FrameProps {
  /** Why the last lift failed. */
  readonly error: unknown;
  readonly children: ReactNode;
}

export function BansFrame({ error, children }: FrameProps) {
  const { t } = useTranslation('bans');
  const { isAdmin } = useCaller();
  const [isAdding, setAdding] = useState(false);
  const add = isAdmin && (
    <Button look="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Screen title={t('title')} actions={add}>
      <Tabs
        label={t('title')}
        tabs={[
          { label: t('bans'), link: { to: '/bans' } },
          { label: t('throttles'), link: { to: '/bans/throttles' } },
        ]}
      />
      {error !== null && <Problem error={error} takesFocus />}
      {children}
      <AddBan isOpen={isAdding} onClose={() => setAdding(false)} />
    </Screen>
  );
}
