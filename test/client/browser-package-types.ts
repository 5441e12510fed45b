/** The types of `@gatehouse/browser` are those of the document. Compiled, never run. */
import type * as browser from '@gatehouse/browser';
import type { RegisteredPasskey } from '@gatehouse/browser/passkeys';
import type { components } from './api-types.js';

type Schemas = components['schemas'];
type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;
/** Compiles only if each type accepts every value of the other. */
const same = <Ours extends Theirs, Theirs>(isSame: [Theirs] extends [Ours] ? true : false) => isSame;
/** Compiles only if the document accepts every value of the type. */
const accepted = <_Ours extends Theirs, Theirs>(): void => undefined;

same<browser.Account, Frozen<Schemas['OwnAccountDto']>>(true);
same<browser.SecondFactors, Frozen<Schemas['SecondFactorsDto']>>(true);
same<browser.OfferedTotp, Frozen<Schemas['OfferedTotpDto']>>(true);
same<browser.RecoveryCodes, Frozen<Schemas['RecoveryCodesDto']>>(true);
same<RegisteredPasskey, Frozen<Schemas['RegisteredPasskeyDto']>>(true);
type LoginBody = Frozen<Schemas['LoggedInDto'] | Schemas['SecondFactorRequiredDto']>;
same<browser.LoginResult & { readonly action: 'LOGIN' }, LoginBody>(true);

accepted<browser.Credentials, Frozen<Schemas['LoginDto']>>();
accepted<browser.Registration, Frozen<Schemas['RegisterDto']>>();
accepted<browser.Confirmation, Frozen<Schemas['ConfirmRegistrationDto']>>();
accepted<browser.PasswordReset, Frozen<Schemas['ResetPasswordDto']>>();
accepted<Pick<browser.Credentials, 'email'>, Frozen<Schemas['RequestPasswordResetDto']>>();
accepted<browser.CurrentPassword, Frozen<Schemas['CurrentPasswordDto']>>();
accepted<browser.FactorCode, Frozen<Schemas['PresentFactorDto']>>();
