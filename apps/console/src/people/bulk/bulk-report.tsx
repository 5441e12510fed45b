/** What became of each account, and a way to try the failed ones again. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Problem } from '../../ui/problem.js';
import { failedIn, type Report } from './change-many.js';
import { Outcomes } from './outcomes.js';
import styles from './bulk.module.css';

interface BulkReportProps {
  readonly report: Report;
  readonly onRetry: (userIds: readonly number[]) => Promise<void>;
  readonly onClose: () => void;
}

export function BulkReport({ report, onRetry, onClose }: BulkReportProps) {
  const { t } = useTranslation('bulk');
  const { t: shell } = useTranslation();
  const retry = useMutation({ mutationFn: onRetry });
  const failed = failedIn(report);
  const isRunning = report.left.length > 0 && report.error === undefined;
  return (
    <div className={styles.report}>
      <div role="status">
        {isRunning && (
          <p>{t('running', { done: report.items.length, all: report.items.length + report.left.length })}</p>
        )}
      </div>
      {report.error !== undefined && (
        <Problem error={report.error}>
          <p>{t('left', { count: report.left.length })}</p>
        </Problem>
      )}
      <Outcomes items={report.items} isPreview={false} />
      {!isRunning && (
        <div className={styles.actions}>
          {failed.length > 0 && (
            <Button look="primary" isBusy={retry.isPending} onClick={() => retry.mutate(failed)}>
              {t('retry', { count: failed.length })}
            </Button>
          )}
          <Button autoFocus onClick={onClose}>
            {shell('close')}
          </Button>
        </div>
      )}
    </div>
  );
}
