/** A panel with one field, for what has nothing but a name. */
import { Dialog } from './dialog.js';
import { TextField } from './field.js';
import { Form, textIn } from './form.js';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  /** The name so far. */
  readonly name?: string | undefined;
  readonly onClose: () => void;
  /** The panel closes when it is done; its failure is shown in the panel. */
  readonly onSave: (name: string) => Promise<unknown>;
}

export function NameDialog({ title, label, submit, name, onClose, onSave }: NameDialogProps) {
  const save = async (values: FormData) => {
    await onSave(textIn(values, 'name'));
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose} isPanel>
      <Form onSubmit={save} submit={submit} onCancel={onClose}>
        <TextField name="name" label={label} defaultValue={name} maxLength={200} dir="auto" required />
      </Form>
    </Dialog>
  );
}
