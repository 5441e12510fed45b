/** Bans an account, an address or a network. A network may be a whole town, so it is typed twice. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { api, type Schemas } from '../api/client.js';
import { Confirm } from '../ui/confirm.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';

const durations = ['15', '60', '1440', '10080', 'forever'] as const;

const isNetwork = (target: string) => target.includes('/');

export function AddBan({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('bans');
  const [asked, setAsked] = useState<Schemas['AddBanDto']>();
  const add = async (body: Schemas['AddBanDto']) => {
    await api.POST('/api/v1/bans', { body });
    onClose();
    await changed(t('added', { target: body.target }));
  };
  const submit = async (values: FormData) => {
    const duration = textIn(values, 'minutes');
    const minutes = duration === 'forever' ? null : Number(duration);
    const ban = { target: textIn(values, 'target'), reason: textIn(values, 'reason'), minutes };
    if (isNetwork(ban.target)) setAsked(ban);
    else await add(ban);
  };
  return (
    <>
      <Dialog title={t('add')} isOpen={isOpen} onClose={onClose} isPanel>
        <Form onSubmit={submit} submit={t('addAction')} onCancel={onClose}>
          <p>{t('what')}</p>
          <TextField name="target" label={t('target')} hint={t('targetHint')} maxLength={254} dir="auto" />
          <SelectField
            name="minutes"
            label={t('duration')}
            defaultValue="60"
            choices={durations.map((value) => ({ value, label: t(`durations.${value}`) }))}
          />
          <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={200} dir="auto" />
        </Form>
      </Dialog>
      <Confirm
        title={t('network')}
        action={t('addAction')}
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={() => add(asked!)}
        {...(asked && { typed: asked.target })}
      >
        <p>{t('networkWhat', { network: asked?.target ?? '' })}</p>
      </Confirm>
    </>
  );
}
