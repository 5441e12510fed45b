/** What waits, each with the way to it, and the keys that sign tokens with their ages. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { KeyState, shortKid } from '../signing-keys/key.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import styles from './overview.module.css';

type Overview = Schemas['OverviewDto'];

export function Waiting({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { mails, events, approvals_waiting, bans, throttles, signing_keys } = overview;
  return (
    <div className={styles.charts}>
      <Card title={t('waiting.title')}>
        <Facts
          facts={[
            {
              name: t('waiting.mails'),
              value: (
                <Count of={mails.waiting} link={{ to: '/mails', search: { state: 'waiting' } }}>
                  <Since at={mails.waiting_since} />
                </Count>
              ),
            },
            {
              name: t('waiting.failed'),
              value: <Count of={mails.failed} link={{ to: '/mails', search: { state: 'failed' } }} />,
            },
            {
              name: t('waiting.events'),
              value: events ? (
                <Count of={events.waiting} link={{ to: '/events' }}>
                  <Since at={events.waiting_since} />
                </Count>
              ) : (
                t('waiting.noEvents')
              ),
            },
            {
              name: t('waiting.approvals'),
              value: <Count of={approvals_waiting} link={{ to: '/approvals' }} />,
            },
            { name: t('waiting.bans'), value: <Count of={bans} link={{ to: '/bans' }} /> },
            {
              name: t('waiting.throttles'),
              value: <Count of={throttles} link={{ to: '/bans/throttles' }} />,
            },
          ]}
        />
      </Card>
      <Keys keys={signing_keys} />
    </div>
  );
}

function Count({
  of,
  link,
  children,
}: {
  readonly of: number;
  readonly link: LinkProps;
  readonly children?: ReactNode;
}) {
  const { i18n } = useTranslation();
  const count = of.toLocaleString(i18n.language);
  return (
    <>
      {of > 0 ? <Link {...link}>{count}</Link> : count} {of > 0 && children}
    </>
  );
}

function Since({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('overview');
  if (at === null) return null;
  return (
    <span className={styles.soft}>
      {t('waiting.oldest')} <Moment at={at} />
    </span>
  );
}

function Keys({ keys: { keys, next_due_at } }: { readonly keys: Overview['signing_keys'] }) {
  const { t } = useTranslation('overview');
  const { isSuperuser } = useCaller();
  return (
    <Card title={t('keys.title')} id="keys">
      <Facts
        facts={[
          ...keys.map(({ kid, state, activates_at }) => ({
            name: shortKid(kid),
            value: (
              <>
                <KeyState state={state} /> <Moment at={activates_at} />
              </>
            ),
          })),
          { name: t('keys.next'), value: next_due_at && <Moment at={next_due_at} /> },
        ]}
      />
      {isSuperuser && (
        <p className={styles.more}>
          <Link to="/signing-keys">{t('keys.all')}</Link>
        </p>
      )}
    </Card>
  );
}
