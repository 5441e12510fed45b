/** The search over people, companies, departments, houses, permissions and screens. Arrows choose, Enter opens. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Link } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/button.js';
import { Problem } from '../ui/problem.js';
import type { FoundGroup, FoundItem } from './found-items.js';
import { useFound } from './use-found.js';
import dialog from '../ui/dialog.module.css';
import menu from '../ui/menu.module.css';
import styles from './search-dialog.module.css';

/** As the API takes it. */
const longest = 100;

interface SearchDialogProps {
  /** @returns what was typed before the field had the focus. It is collected no longer. */
  readonly takeEarly: () => string;
  readonly onClose: () => void;
}

export default function SearchDialog({ takeEarly, onClose }: SearchDialogProps) {
  const { t } = useTranslation('search');
  const [isOpen, setOpen] = useState(true);
  const [typed, setTyped] = useState('');
  const [opener] = useState(focused);
  const hasChosen = useRef(false);
  const { groups, isPending, error } = useFound(typed);
  const onOpen = () => {
    hasChosen.current = true;
    setOpen(false);
  };
  // On the way to another screen the focus moves to it; otherwise it returns to where it was.
  const onClosed = () => {
    onClose();
    if (hasChosen.current) document.getElementById('main')?.focus();
    else opener?.focus();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen} onOpenChangeComplete={(open) => !open && onClosed()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          className={classes(dialog.popup, styles.popup)}
          aria-label={t('title')}
          // The field has the focus already: what is typed at once must not be lost.
          initialFocus={false}
          finalFocus={false}
        >
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            value={typed}
            onValueChange={(value, { reason }) => reason === 'input-change' && setTyped(value)}
            itemToStringValue={({ label }: FoundItem) => label}
            autoHighlight="always"
            keepHighlight
          >
            <div className={styles.field}>
              <Search size={20} aria-hidden />
              <Autocomplete.Input
                autoFocus
                ref={(input) => {
                  const early = input ? takeEarly() : '';
                  if (early) setTyped(early);
                }}
                className={styles.input}
                aria-label={t('label')}
                placeholder={t('label')}
                maxLength={longest}
              />
              <Dialog.Close className={styles.close} aria-label={t('close', { ns: 'shell' })}>
                <X size={20} aria-hidden />
              </Dialog.Close>
            </div>
            {error && (
              <div className={styles.problem}>
                <Problem error={error} />
              </div>
            )}
            <Autocomplete.Status className={styles.status}>
              {isPending ? t('searching') : !error && groups.length === 0 && t('nothing')}
            </Autocomplete.Status>
            <Autocomplete.List className={styles.list} aria-busy={isPending}>
              {(group: FoundGroup) => (
                <Autocomplete.Group key={group.name} items={group.items}>
                  <Autocomplete.GroupLabel className={styles.group}>
                    {t(`groups.${group.name}`)}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: FoundItem) => <Item key={item.key} item={item} onOpen={onOpen} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function focused(): HTMLElement | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined;
}

function Item({ item, onOpen }: { readonly item: FoundItem; readonly onOpen: () => void }) {
  const { label, detail, Icon, link } = item;
  return (
    <Autocomplete.Item
      value={item}
      className={classes(menu.item, styles.item)}
      render={<Link {...link} tabIndex={-1} />}
      onClick={onOpen}
    >
      <Icon size={16} aria-hidden />
      <bdi className={styles.label}>{label}</bdi>
      {detail && <bdi className={styles.detail}>{detail}</bdi>}
    </Autocomplete.Item>
  );
}
