/** The bar of the selected people, with what can be done to all of them. */
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { focusTitle } from '../../ui/focus-title.js';
import { SelectionBar } from '../../ui/selection-bar.js';
import { BulkPanel } from './bulk-panel.js';
import { type ManyAction, manyActions } from './change-many.js';

interface BulkActionsProps {
  readonly userIds: readonly number[];
  /** How many of them are on other pages. */
  readonly elsewhere: number;
  readonly place: RefObject<HTMLElement | null>;
  /** @param userIds those that stay selected */
  readonly onSelect: (userIds: readonly number[]) => void;
}

export function BulkActions({ userIds, elsewhere, place, onSelect }: BulkActionsProps) {
  const { t } = useTranslation('bulk');
  const [asked, setAsked] = useState<ManyAction>();
  if (userIds.length === 0) return null;
  return (
    <SelectionBar count={userIds.length} elsewhere={elsewhere} place={place} onClear={() => onSelect([])}>
      {manyActions.map((action) => (
        <Button key={action} onClick={() => setAsked(action)}>
          {t(`actions.${action}`)}
        </Button>
      ))}
      {asked && (
        <BulkPanel
          action={asked}
          userIds={userIds}
          onClose={(failed) => {
            setAsked(undefined);
            if (!failed) return;
            onSelect(failed);
            if (failed.length === 0) focusTitle();
          }}
        />
      )}
    </SelectionBar>
  );
}
