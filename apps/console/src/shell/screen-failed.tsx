/** A screen that failed. The navigation still works. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { Problem } from '../ui/problem.js';
import { Screen } from '../ui/screen.js';

export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Screen title={t('failure.title')}>
      <Problem error={error}>
        <Button onClick={reset}>{t('tryAgain')}</Button>
      </Problem>
    </Screen>
  );
}
