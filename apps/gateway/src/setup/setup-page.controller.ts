/** The page that sets up the first superuser, opened with the link that `npm start` prints. */
import { CreateFirstSuperuser } from '#auth/account';
import { CurrentLanguage, Public } from '#auth/http';
import { PasswordRequirements } from '#auth/password';
import { CodedError, type Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { PickType } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RegisterDto } from '../account/register.dto.js';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { SetupLink } from './setup-link.js';
import { setupForm, setupOutcome } from './setup-page.js';

class SetupDto extends PickType(RegisterDto, ['email', 'password']) {}

@Public()
@PageRoutes()
@Controller('account/setup')
export class SetupPageController {
  constructor(
    private readonly link: SetupLink,
    private readonly createFirstSuperuser: CreateFirstSuperuser,
    private readonly requirements: PasswordRequirements,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = textOf(query, 'code');
    return this.pages.sendForm(reply, {
      form: async () => {
        await this.requireLink(code);
        return setupForm({ code, email: '', requirements: this.requirements }, language);
      },
      refused: () => setupOutcome('code.rejected', language),
    });
  }

  @Post()
  submit(
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [code, email] = [textOf(fields, 'code'), textOf(fields, 'email')];
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.requireLink(code);
        const given = await this.validation.check(SetupDto, { email, password: textOf(fields, 'password') });
        await this.createFirstSuperuser.execute(given);
        return setupOutcome('done', language)!;
      },
      (refusal) =>
        setupOutcome(refusal.code, language) ??
        setupForm({ code, email, requirements: this.requirements, refusal }, language),
    );
  }

  /** @throws CodedError `code.rejected` */
  private async requireLink(code: string): Promise<void> {
    if (!(await this.link.accepts(code))) throw new CodedError('code.rejected');
  }
}
