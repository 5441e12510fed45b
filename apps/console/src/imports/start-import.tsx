/** Starts a checked import, or continues a stopped one. */
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api } from '../api/client.js';
import { CheckField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Card } from '../ui/screen.js';
import type { FoundImport } from './import-state.js';

export function StartImport({ found }: { readonly found: FoundImport }) {
  const { t, i18n } = useTranslation('imports');
  const { id, kind, state, encoding, planned } = found;
  if (state !== 'checked' && state !== 'stopped') return null;
  const isStopped = state === 'stopped';
  const count = planned.invited + planned.created;
  if (!isStopped && count === 0) return <Card title={t('startHeading')}>{t('nothingToStart')}</Card>;
  const needsConfirmation = !isStopped && encoding !== 'utf-8';
  const start = async (values: FormData) => {
    const isConfirmed = !needsConfirmation || values.get('readable') !== null;
    // Without the encoding the server refuses, and says why.
    const body = isConfirmed ? { encoding } : {};
    await api.POST('/api/v1/imports/{id}/start', { params: { path: { id } }, body });
    await changed(t('done.started'));
  };
  const toDo = new Intl.NumberFormat(i18n.language).format(count);
  return (
    <Card title={isStopped ? t('resumeHeading') : t('startHeading')}>
      <Form onSubmit={start} submit={isStopped ? t('resume') : t(`startOf.${kind}`)}>
        <p>{isStopped ? t('resumeText') : `${t(`toDo.${kind}`, { count: toDo })} ${t('skipped')}`}</p>
        {needsConfirmation && (
          <CheckField name="readable" label={t('readable')} hint={t('encodingText', { encoding })} />
        )}
      </Form>
    </Card>
  );
}
