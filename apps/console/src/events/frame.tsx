/** What the lists of events and of dead letters share: the title and the tabs. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../ui/screen.js';
import { Tabs } from '../ui/tabs.js';

export function EventsFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('events');
  return (
    <Screen title={t('title')}>
      <Tabs
        label={t('title')}
        tabs={[
          { label: t('events'), link: { to: '/events' } },
          { label: t('deadLetters'), link: { to: '/events/dead-letters' } },
        ]}
      />
      {children}
    </Screen>
  );
}
