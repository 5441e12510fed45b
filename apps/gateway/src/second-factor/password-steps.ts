/** The steps of the security pages that ask for the password first. */
import { ReadOwnAccount } from '#auth/account';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import { CurrentPasswordDto } from '../account/current-password.dto.js';
import { type FormFields, FormValidation } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { type PasswordStep, passwordStepPage } from './security-page.js';

@Injectable()
export class PasswordSteps {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly validation: FormValidation,
  ) {}

  /** @throws CodedError `request.invalid_fields` */
  async passwordOf({ current_password }: FormFields): Promise<string> {
    return (await this.validation.check(CurrentPasswordDto, { current_password })).current_password;
  }

  async page(
    step: PasswordStep,
    userId: number,
    language: Language,
    refusal?: FormRefusal,
  ): Promise<HtmlPage> {
    const { email } = await this.readOwnAccount.execute(userId);
    return passwordStepPage(step, { email, refusal }, language);
  }
}
