/** Asks for the second factor in the middle of a sensitive change, which continues afterwards. Nothing that was typed is lost. */
import { stepUpWithPasskey } from '@gatehouse/browser/passkeys';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { gatehouse, stepUp } from '../api/client.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Form, textIn } from '../ui/form.js';
import { Problem } from '../ui/problem.js';

export default function StepUpDialog() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('stepUp.title')} isOpen onClose={() => stepUp.settle(false)}>
      <StepUp />
    </Dialog>
  );
}

function StepUp() {
  const { t } = useTranslation();
  const factors = useQuery({ queryKey: ['second-factor'], queryFn: () => gatehouse.secondFactors() });
  if (factors.error) return <Problem error={factors.error} />;
  if (!factors.data) return <p>{t('loading')}</p>;
  const { totp, passkeys } = factors.data;
  const withPasskey = async () => {
    await stepUpWithPasskey(gatehouse);
    stepUp.settle(true);
  };
  const withCode = async (values: FormData) => {
    const code = textIn(values, 'code');
    // The codes of an app have six digits; recovery codes are longer.
    await gatehouse.stepUp({ method: /^\d{6}$/.test(code) ? 'totp' : 'recovery_code', code });
    stepUp.settle(true);
  };
  return (
    <>
      <p>{t('stepUp.why')}</p>
      {passkeys.length > 0 && <PasskeyButton onUse={withPasskey} />}
      <Form onSubmit={withCode} submit={t('stepUp.confirm')} onCancel={() => stepUp.settle(false)}>
        <TextField
          name="code"
          label={totp ? t('stepUp.code') : t('stepUp.recoveryCode')}
          {...(totp && { hint: t('stepUp.codeHint'), inputMode: 'numeric' as const })}
          autoComplete="one-time-code"
          maxLength={64}
          required
        />
      </Form>
    </>
  );
}

function PasskeyButton({ onUse }: { readonly onUse: () => Promise<void> }) {
  const { t } = useTranslation();
  return <Form onSubmit={onUse} submit={t('stepUp.passkey')} />;
}
