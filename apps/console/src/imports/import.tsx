/** One import: its state, what would happen or did happen to each row, and its next step. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, dataOf } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Confirm } from '../ui/confirm.js';
import { DownloadButton } from '../ui/download-button.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';
import { ImportProgress } from './import-progress.js';
import { ImportRows } from './import-rows.js';
import { type FoundImport, isActive, StateChip } from './import-state.js';
import { StartImport } from './start-import.js';

const route = getRouteApi('/imports/$id');

/** Milliseconds between two looks at an import that goes on. */
const pause = 1_000;

export function Import() {
  const { t } = useTranslation('imports');
  const { id } = route.useParams();
  const { data, error } = useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => dataOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? pause : false),
  });
  const above = <Link to="/imports">{t('title')}</Link>;
  if (!data) {
    return (
      <Screen title={t('pageTitle')} above={above}>
        {error ? <Problem error={error} /> : <p role="status">{t('loading', { ns: 'shell' })}</p>}
      </Screen>
    );
  }
  return (
    <Screen
      title={t('pageTitle')}
      above={above}
      beside={<StateChip state={data.state} />}
      actions={<Actions found={data} />}
    >
      <ImportProgress found={data} />
      <StartImport found={data} />
      <ImportRows found={data} />
    </Screen>
  );
}

function Actions({ found }: { readonly found: FoundImport }) {
  const { t } = useTranslation('imports');
  const [isOpen, setOpen] = useState(false);
  const { id, state, planned, done } = found;
  const path = { id };
  const read = (outcome?: 'wrong') =>
    dataOf(
      api.GET('/api/v1/imports/{id}/rows.csv', {
        params: { path, query: { outcome } },
        parseAs: 'blob',
      }),
    );
  const cancel = async () => {
    await api.POST('/api/v1/imports/{id}/cancel', { params: { path } });
    await changed(t('done.cancelled'));
  };
  return (
    <>
      {planned.wrong + done.wrong > 0 && (
        <DownloadButton label={t('downloadWrong')} name="wrong-rows.csv" read={() => read('wrong')} />
      )}
      <DownloadButton label={t('download')} name="results.csv" read={() => read()} />
      {state !== 'finished' && state !== 'cancelled' && (
        <Button look="danger" onClick={() => setOpen(true)}>
          {t('cancel')}
        </Button>
      )}
      <Confirm
        title={t('cancelTitle')}
        action={t('cancel')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={cancel}
      >
        {t('cancelText')}
      </Confirm>
    </>
  );
}
