/** Asks before a change that cannot be undone. What is most dangerous asks for the name of the thing as well. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { TextField } from './field.js';
import { Form } from './form.js';

interface ConfirmProps {
  readonly title: string;
  /** The verb of the button. */
  readonly action: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The dialog closes when it is done; its failure is shown in the dialog. */
  readonly onConfirm: () => Promise<unknown>;
  /** What has to be typed. */
  readonly typed?: string;
  /** For a change that ends nothing but is worth a second look. */
  readonly isHarmless?: boolean;
  /** What happens. */
  readonly children: ReactNode;
}

export function Confirm(props: ConfirmProps) {
  const { title, action, isOpen, onClose, onConfirm, typed, isHarmless = false, children } = props;
  const { t } = useTranslation();
  const [isWrong, setWrong] = useState(false);
  const confirm = async (values: FormData) => {
    const isRight = typed === undefined || values.get('typed') === typed;
    setWrong(!isRight);
    if (!isRight) return;
    await onConfirm();
    onClose();
  };
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <Form onSubmit={confirm} submit={action} isDangerous={!isHarmless} onCancel={onClose}>
        <div>{children}</div>
        {typed !== undefined && (
          <TextField
            name="typed"
            label={t('typeToConfirm', { name: typed })}
            {...(isWrong && { hint: t('typedDiffers') })}
          />
        )}
      </Form>
    </Dialog>
  );
}
