/** The audit log: who changed what, with filters, and its download. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { DownloadButton } from '../ui/download-button.js';
import { Empty } from '../ui/empty.js';
import { Filter, Filters, SetFilter } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Pager } from '../ui/pager.js';
import { Screen } from '../ui/screen.js';
import { Total } from '../ui/total.js';
import { actions, targetTypes, typeOf } from './actions.js';
import { type AuditAddress, type AuditFilters, filtersOf, noFilters } from './address.js';
import { Entries } from './entries.js';
import { FilterPanel } from './filter-panel.js';
import { type Entry, useAuditWords } from './words.js';

const route = getRouteApi('/audit');
const pageSize = 50;

function auditQuery({ after, before, ...filters }: AuditAddress) {
  const query = { ...filtersOf(filters), limit: pageSize, total: true, after, before };
  return {
    queryKey: ['audit', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/audit', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}

export function Audit() {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const address = route.useSearch();
  const change = useAddressChange<AuditAddress>();
  const [isChoosing, setChoosing] = useState(false);
  const page = useQuery(auditQuery(address));
  const { type, action } = address;
  const isFiltered = Object.values(filtersOf(address)).length > 0;
  const query = filtersOf(address);
  const csv = () =>
    dataOf(
      api.GET('/api/v1/audit.csv', { params: { query }, parseAs: 'blob' }),
    ) as Promise<unknown> as Promise<Blob>;
  const json = () =>
    dataOf(
      api.GET('/api/v1/audit.json', { params: { query }, parseAs: 'blob' }),
    ) as Promise<unknown> as Promise<Blob>;
  return (
    <Screen
      title={t('title')}
      beside={page.data?.total && <Total total={page.data.total} />}
      actions={
        <>
          <DownloadButton label={t('csv')} name="audit.csv" read={csv} />
          <DownloadButton label={t('json')} name="audit.json" read={json} />
        </>
      }
    >
      <Filters onClear={isFiltered ? () => change({ ...noFilters }) : undefined}>
        <Filter
          label={t('type')}
          any={t('anyType')}
          value={type}
          choices={targetTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
          onChange={(type) => change({ type, action: undefined })}
        />
        <Filter
          label={t('action')}
          any={t('anyAction')}
          value={action}
          choices={actions
            .filter((one) => type === undefined || typeOf(one) === type)
            .map((value) => ({
              value,
              label: type ? t(`actions.${value}`) : words.actionOfType(value),
            }))}
          onChange={(action) => change({ action })}
        />
        <Button onClick={() => setChoosing(true)}>{t('moreFilters')}</Button>
        <SetFilters address={address} items={page.data?.items ?? []} onChange={change} />
      </Filters>
      <Entries
        label={t('title')}
        rows={page}
        empty={<Empty text={isFiltered ? t('noMatch') : t('nothing')} />}
      />
      <Pager page={page.data} address={address} isReversible />
      <FilterPanel
        address={address}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={change}
      />
    </Screen>
  );
}

interface SetFiltersProps {
  readonly address: AuditAddress;
  readonly items: readonly Entry[];
  readonly onChange: (change: AuditFilters) => void;
}

/** The filters of the panel that are set. The page says the names of the accounts, whose numbers the address has. */
function SetFilters({ address, items, onChange }: SetFiltersProps) {
  const { t, i18n } = useTranslation('audit');
  const { actor, by, target, from, to } = address;
  const day = (text: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(text));
  const actorName = items.find(({ actor_id }) => actor_id === actor)?.actor_name;
  const targetName = items.find(({ target_id }) => target_id === target)?.target_name;
  const set: readonly (readonly [string | undefined | false, AuditFilters])[] = [
    [
      actor !== undefined && `${t('actor')}: ${actorName ?? t('number', { number: actor })}`,
      { actor: undefined },
    ],
    [by && t(`by.${by}`), { by: undefined }],
    [target !== undefined && `${t('target')}: ${targetName ?? target}`, { target: undefined }],
    [from && t('fromDay', { day: day(from) }), { from: undefined }],
    [to && t('toDay', { day: day(to) }), { to: undefined }],
  ];
  return set.map(
    ([label, without]) => label && <SetFilter key={label} label={label} onRemove={() => onChange(without)} />,
  );
}
