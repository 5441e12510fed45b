/** Explains a permission that a person may lack, in a panel at the side: one asks by its name. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { permissionActions } from './address.js';
import { Explanation } from './explanation.js';

interface WhyLackingProps {
  readonly userId: number;
  readonly onClose: () => void;
}

export function WhyLacking({ userId, onClose }: WhyLackingProps) {
  const { t } = useTranslation('person');
  const { t: people } = useTranslation('people');
  const [answer, setAnswer] = useState<Schemas['ExplainedPermissionsDto']>();
  const ask = async (values: FormData) => {
    setAnswer(undefined);
    const action = permissionActions.find((one) => one === values.get('action'));
    const params = { path: { userId }, query: { name: textIn(values, 'name'), action } };
    setAnswer(await dataOf(api.GET('/api/v1/users/{userId}/permissions/explain', { params })));
  };
  return (
    <Dialog title={t('why.lackingTitle')} isOpen isPanel onClose={onClose}>
      <Form onSubmit={ask} submit={t('why.explain')}>
        <TextField
          name="name"
          label={people('permission.name')}
          hint={people('permission.nameHint')}
          required
        />
        <SelectField
          name="action"
          label={people('permission.action')}
          choices={permissionActions.map((value) => ({ value, label: people(`permission.${value}`) }))}
        />
      </Form>
      <div aria-live="polite">
        {answer?.items.map((permission) => (
          <Explanation key={permission.action} person={answer} permission={permission} />
        ))}
      </div>
    </Dialog>
  );
}
