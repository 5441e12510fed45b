/** Shows what a change would do to each selected account, makes it, and reports what became of each. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../../api/changed.js';
import { api, dataOf } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { Form } from '../../ui/form.js';
import { type Pick, PickField } from '../../ui/pick-field.js';
import { Problem } from '../../ui/problem.js';
import { BulkReport } from './bulk-report.js';
import { changeMany, failedIn, type ManyAction, type Report } from './change-many.js';
import { Outcomes } from './outcomes.js';
import styles from './bulk.module.css';

interface BulkPanelProps {
  readonly action: ManyAction;
  readonly userIds: readonly number[];
  /** @param failed those to try again; undefined if nothing was changed */
  readonly onClose: (failed: readonly number[] | undefined) => void;
}

const harmless: ReadonlySet<ManyAction> = new Set(['activate', 'grant_group']);

export function BulkPanel({ action, userIds, onClose }: BulkPanelProps) {
  const { t } = useTranslation('bulk');
  const [group, setGroup] = useState<Pick<string>>();
  const [report, setReport] = useState<Report>();
  // Closing reports no more: what was sent goes on.
  const change = { action, group_id: group?.id, preview: false };
  const perform = async (those: readonly number[]) => {
    const made = await changeMany(change, those, setReport);
    setReport(made);
    const count = made.items.filter(({ outcome }) => outcome === 'changed').length;
    if (count > 0) await changed(t(`report.changed`, { count }));
  };
  return (
    <Dialog title={t(`actions.${action}`)} isOpen onClose={() => onClose(report && failedIn(report))} isPanel>
      {report ? (
        <BulkReport report={report} onRetry={perform} onClose={() => onClose(failedIn(report))} />
      ) : (
        <Preview
          action={action}
          userIds={userIds}
          group={group}
          onGroup={setGroup}
          onConfirm={() => perform(userIds)}
          onCancel={() => onClose(undefined)}
        />
      )}
    </Dialog>
  );
}

interface PreviewProps {
  readonly action: ManyAction;
  readonly userIds: readonly number[];
  readonly group: Pick<string> | undefined;
  readonly onGroup: (group: Pick<string> | undefined) => void;
  readonly onConfirm: () => Promise<void>;
  readonly onCancel: () => void;
}

function Preview({ action, userIds, group, onGroup, onConfirm, onCancel }: PreviewProps) {
  const { t } = useTranslation('bulk');
  const { t: shell } = useTranslation();
  const needsGroup = action === 'grant_group' || action === 'revoke_group';
  const change = { action, group_id: group?.id, preview: true };
  const preview = useQuery({
    queryKey: ['users-preview', change, userIds],
    queryFn: () => changeMany(change, userIds),
    enabled: !needsGroup || group !== undefined,
    gcTime: 0,
  });
  const { items = [], error = undefined } = preview.data ?? {};
  const count = items.filter(({ outcome }) => outcome === 'changed').length;
  return (
    <Form
      onSubmit={onConfirm}
      submit={t(`verbs.${action}`, { count })}
      isDangerous={!harmless.has(action)}
      isSendable={count > 0}
      onCancel={onCancel}
    >
      <p>{t(`effects.${action}`)}</p>
      {needsGroup && (
        <PickField
          name="group_id"
          label={t('group')}
          value={group}
          onChange={onGroup}
          kind="permission-groups"
          find={findGroups}
        />
      )}
      {preview.isFetching && <p role="status">{shell('loading')}</p>}
      {(error ?? preview.error) != null && <Problem error={error ?? preview.error} />}
      {preview.data && (
        <div className={styles.report}>
          <Outcomes items={items} isPreview />
        </div>
      )}
    </Form>
  );
}

async function findGroups(search: string | undefined, signal: AbortSignal): Promise<Pick<string>[]> {
  const query = { search, limit: 10 };
  const { items } = await dataOf(api.GET('/api/v1/permission-groups', { params: { query }, signal }));
  return items.map(({ id, name }) => ({ id, label: name }));
}
