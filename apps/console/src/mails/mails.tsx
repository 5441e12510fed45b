/** Mails that wait, failed or were sent, with the reason; failed ones are sent again. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import type { Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Chip } from '../ui/chip.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/data-table.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SearchField } from '../ui/filters.js';
import { choiceOf, useAddressChange } from '../ui/list-address.js';
import { ActionMenu } from '../ui/menu.js';
import { Moment } from '../ui/moment.js';
import { Pager } from '../ui/pager.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { type MailsAddress, sorts, states } from './address.js';
import { meaningOf } from './failure.js';
import styles from './mails.module.css';
import { countsQuery, mailsQuery, useResend } from './queries.js';
import { ResendAll } from './resend-all.js';
import { templates } from './templates.js';

type Mail = Schemas['MailDto'];

const route = getRouteApi('/mails');
const kinds = { waiting: 'plain', sent: 'good', failed: 'bad' } as const;

export function Mails() {
  const { t } = useTranslation('mails');
  const { isAdmin } = useCaller();
  const address = route.useSearch();
  const { search, state, template } = address;
  const change = useAddressChange<MailsAddress>();
  const page = useQuery(mailsQuery(address));
  const counts = useQuery(countsQuery).data;
  const [isAsking, setAsking] = useState(false);
  const resend = useResend();
  const isFiltered = search !== undefined || state !== undefined || template !== undefined;
  const actions = ({ id, recipient, state }: Mail) =>
    state === 'failed' && (
      <ActionMenu of={recipient} actions={[{ label: t('resend'), onChoose: () => resend.mutate(id) }]} />
    );
  const resendAll = isAdmin && counts !== undefined && counts.failed > 0 && (
    <Button look="primary" onClick={() => setAsking(true)}>
      {t('resendAll')}
    </Button>
  );
  return (
    <Screen title={t('title')} beside={counts && <Counts counts={counts} />} actions={resendAll}>
      {resend.error && <Problem error={resend.error} takesFocus />}
      <Filters
        onClear={
          isFiltered ? () => change({ search: undefined, state: undefined, template: undefined }) : undefined
        }
      >
        <SearchField label={t('search')} value={search} onChange={(search) => change({ search })} />
        <Filter
          label={t('state')}
          any={t('anyState')}
          value={state}
          choices={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(state) => change({ state })}
        />
        <Filter
          label={t('template')}
          any={t('anyTemplate')}
          value={template}
          choices={templates.map((value) => ({ value, label: t(`templates.${value}`) }))}
          onChange={(template) => change({ template })}
        />
      </Filters>
      <DataTable
        label={t('title')}
        columns={useColumns()}
        rows={page}
        sort={{ by: address.sort ?? '-id', onChange: (by) => change({ sort: choiceOf(by, sorts) }) }}
        rowKey={({ id }) => id}
        actions={isAdmin ? actions : undefined}
        empty={<Empty text={isFiltered ? t('noMatch') : t('noMails')} />}
      />
      <Pager page={page.data} address={address} isReversible />
      {counts && <ResendAll count={counts.failed} isOpen={isAsking} onClose={() => setAsking(false)} />}
    </Screen>
  );
}

function useColumns(): Column<Mail>[] {
  const { t } = useTranslation('mails');
  return [
    {
      key: 'recipient',
      header: t('recipient'),
      cell: ({ recipient }) => (
        <Link to="/people" search={{ search: recipient }}>
          {recipient}
        </Link>
      ),
    },
    { key: 'template', header: t('template'), cell: ({ template }) => t(`templates.${template}`) },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => <Chip kind={kinds[state]}>{t(`states.${state}`)}</Chip>,
    },
    {
      key: 'failure',
      header: t('failure'),
      cell: ({ last_error }) => last_error !== null && <Failure error={last_error} />,
    },
    { key: 'attempts', header: t('attempts'), isNumeric: true, cell: ({ attempts }) => attempts },
    {
      key: 'written',
      header: t('written'),
      cell: ({ created_at }) => <Moment at={created_at} />,
      sort: 'id',
    },
    {
      key: 'next',
      header: t('next'),
      cell: ({ next_attempt_at }) => next_attempt_at !== null && <Moment at={next_attempt_at} />,
    },
  ];
}

function Failure({ error }: { readonly error: string }) {
  const { t } = useTranslation('mails');
  const meaning = meaningOf(error);
  const sentence = meaning && t(`meanings.${meaning}`);
  return (
    <div className={styles.failure} title={sentence ? `${sentence} ${error}` : undefined}>
      {sentence} <code>{error}</code>
    </div>
  );
}

function Counts({ counts: { waiting, failed } }: { readonly counts: Schemas['MailCountsDto'] }) {
  const { t } = useTranslation('mails');
  return (
    <>
      <Chip>{t('waiting', { count: waiting })}</Chip>
      <Chip kind={failed > 0 ? 'bad' : 'plain'}>{t('failed', { count: failed })}</Chip>
    </>
  );
}
