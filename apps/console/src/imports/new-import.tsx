/** Uploads a CSV file of people or of houses. */
import { GatehouseError } from '@gatehouse/browser';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { useCaller } from '../api/caller.js';
import { api, dataOf } from '../api/client.js';
import { CompanyField } from '../invitations/company-field.js';
import { FileField, SelectField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Card, Screen } from '../ui/screen.js';
import { type Kind, kinds } from './address.js';
import styles from './new-import.module.css';
import { UploadProblem } from './upload-problem.js';

const route = getRouteApi('/imports/new');

/** As the server allows. */
const mostBytes = 16 * 2 ** 20;

export function NewImport() {
  const { t } = useTranslation('imports');
  const caller = useCaller();
  const navigate = useNavigate();
  const [companyId, setCompany] = useState<number>();
  // Staff invite people, and manage no houses.
  const allowed: readonly Kind[] = caller.isAdmin || caller.isCompany ? kinds : ['people'];
  const wanted = route.useSearch().kind;
  const kind = allowed.find((one) => one === wanted) ?? 'people';
  const send = async (values: FormData) => {
    const { id } = await upload(values.get('file'), kind, companyId);
    await changed(t('done.uploaded'));
    await navigate({ to: '/imports/$id', params: { id } });
  };
  return (
    <Screen title={t('upload')} above={<Link to="/imports">{t('title')}</Link>}>
      <div className={styles.narrow}>
        <Card>
          <Form
            onSubmit={send}
            submit={t('uploadButton')}
            onCancel={() => void navigate({ to: '/imports' })}
            showProblem={(error) => <UploadProblem error={error} />}
          >
            <SelectField
              name="kind"
              label={t('kind')}
              hint={t(`columnsOf.${kind}`)}
              value={kind}
              onChange={({ target }) =>
                void navigate({ to: '.', search: { kind: target.value } as never, replace: true })
              }
              choices={allowed.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
            <FileField name="file" label={t('file')} hint={t('fileHint')} accept=".csv,text/csv" required />
            {caller.isAdmin && (
              <CompanyField
                label={t('company')}
                {...(kind === 'people' && { hint: t('companyHint') })}
                value={companyId}
                onChange={setCompany}
              />
            )}
          </Form>
        </Card>
      </div>
    </Screen>
  );
}

function upload(file: FormDataEntryValue | null, kind: Kind, companyId: number | undefined) {
  if (file instanceof File && file.size > mostBytes) {
    // The server would close the connection in the middle of the file.
    throw new GatehouseError({ status: 413, code: 'request.too_large', title: '' });
  }
  return dataOf(
    api.POST('/api/v1/imports', {
      params: { query: { kind, company_id: companyId } },
      headers: { 'Content-Type': 'text/csv' },
      body: file as never,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  );
}
