/** Panels with one field, for what has nothing but a name: they create it, and change its name. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConflict, type Versioned } from './conflict.js';
import { Dialog } from './dialog.js';
import { TextField } from './field.js';
import { Form, textIn } from './form.js';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** The name so far. */
  readonly name?: string;
  readonly onClose: () => void;
  /** The panel closes when it is done; its failure is shown in the panel. */
  readonly onSave: (name: string) => Promise<unknown>;
  /** As in `Form`. */
  readonly showProblem?: () => ReactNode;
}

export function NameDialog(props: NameDialogProps) {
  const { title, label, submit, name, onClose, onSave, showProblem } = props;
  const save = async (values: FormData) => {
    await onSave(textIn(values, 'name'));
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} isPanel>
      <Form onSubmit={save} submit={submit} onCancel={onClose} showProblem={showProblem}>
        <TextField name="name" label={label} defaultValue={name} maxLength={200} dir="auto" required />
      </Form>
    </Dialog>
  );
}

interface RenameDialogProps<Row> extends Pick<NameDialogProps, 'title' | 'label' | 'onClose'> {
  readonly row: Row;
  readonly nameOf: (row: Row) => string;
  /** Reads it as it is now. */
  readonly read: () => Promise<Row>;
  /** @throws GatehouseError `resource.changed_meanwhile` if this is not the version that is stored */
  readonly onSave: (name: string, version: number) => Promise<unknown>;
}

/** Shows both names if somebody else changed it meanwhile. */
export function RenameDialog<Row extends Versioned>(props: RenameDialogProps<Row>) {
  const { title, label, row, nameOf, read, onClose, onSave } = props;
  const { t } = useTranslation();
  const shownOf = (row: Row) => [{ name: label, value: nameOf(row) }];
  const { save, showProblem } = useConflict({ row, read, shownOf, onClose });
  return (
    <NameDialog
      title={title}
      label={label}
      submit={t('save')}
      name={nameOf(row)}
      onClose={onClose}
      onSave={(name) => save((version) => onSave(name, version))}
      showProblem={showProblem}
    />
  );
}
