/** Validation rules for account fields that class-validator lacks. */
import { emailFault } from '#auth/user';
import { passwordFaults, passwordLength } from '#auth/password';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { constraint } from '../validation/constraint.js';
import { forText, IsOneOf, IsSecret } from '../validation/text.js';

export const IsAccountEmail = () =>
  applyDecorators(
    constraint('isAccountEmail', forText(emailFault)),
    ApiProperty({ type: String, format: 'email', maxLength: 254 }),
  );

const weakest = { email: '', minLength: passwordLength.min };

/** Rules that depend on neither settings nor the email. The use case checks the others. */
export const IsNewPassword = () =>
  applyDecorators(
    constraint(
      'isNewPassword',
      forText((value) => passwordFaults(value, weakest)[0]),
    ),
    ApiProperty({
      type: String,
      format: 'password',
      minLength: passwordLength.min,
      maxLength: passwordLength.max,
    }),
  );

/** A password to be verified. The limit is far above that of new passwords, so that an overlong password is wrong, not invalid. */
export const IsPresentedPassword = () => IsSecret(1024);

/** Checks the length only. The use case applies the rules, so that the page can show its form again with the faults. */
export const IsNewPasswordOfForm = () => IsSecret(2048);

export const IsLanguage = () => IsOneOf('ru', 'en');
