/** What went wrong, where it happened: a sentence, and the id by which the log tells more. */
import { GatehouseError } from '@gatehouse/browser';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './problem.module.css';

interface ProblemProps {
  readonly error: unknown;
  /** Moves the focus to the problem when it appears, as after a form was sent. */
  readonly takesFocus?: boolean;
  /** What to do about it, for example a button that tries again. */
  readonly children?: ReactNode;
}

export function Problem({ error, takesFocus = false, children }: ProblemProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // Before the browser paints: a later focus would be taken from whoever has moved on.
  useLayoutEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [error, takesFocus]);
  const answer = error instanceof GatehouseError ? error : undefined;
  return (
    <div className={styles.problem} role="alert" tabIndex={-1} ref={place}>
      <CircleAlert size={20} aria-hidden />
      <div>
        <p>{answer?.title ?? t('failure.unreachable')}</p>
        {answer?.retryAfter !== undefined && <p>{t('failure.wait', { count: answer.retryAfter })}</p>}
        {answer?.requestId !== undefined && answer.status >= 500 && (
          <p className={styles.id}>
            {t('failure.requestId')} <code>{answer.requestId}</code>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}
