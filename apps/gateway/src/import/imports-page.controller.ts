/** The pages that list imports and upload a file, for administrators and companies. */
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import { parseUserId } from '#auth/user';
import { AccountSettings } from '#config';
import { fault, invalidFields, type Language } from '#errors';
import { ListImports, type PeopleAccess, ReceiveImport } from '#organisation';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TakesFileForm } from '../body/file-form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { CurrentPeopleAccess } from '../page/people-access.js';
import { csvForm } from './csv-form.js';
import { importKindOf, importsPage, importsPath, newImportPage } from './imports-page.js';
import { uploadRefusal } from './upload-refusal.js';

const rowsShown = 25;

@CallableBy('user')
@Administrative()
@PageRoutes()
@Controller('account/people/import')
export class ImportsPageController {
  constructor(
    private readonly listImports: ListImports,
    private readonly receiveImport: ReceiveImport,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const after = textOf(query, 'after');
    const page = await this.listImports.execute(actor, { limit: rowsShown, after: after || undefined });
    const { timeZone } = this.settings;
    return this.pages.send(reply, importsPage({ access, page, after, timeZone }, language));
  }

  /** Asks for a recent second factor, so that the upload rarely has to: no chosen file is lost then. */
  @NeedsStepUp()
  @Get('new')
  form(
    @CurrentPeopleAccess() access: PeopleAccess,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.pages.send(reply, newImportPage({ access, sent: query }, language));
  }

  @NeedsStepUp()
  @TakesFileForm(csvForm)
  @Post('new')
  upload(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const content = sent[csvForm.file];
        const kind = importKindOf(sent, access);
        const companyId = companyIdOf(textOf(sent, 'company_id').trim());
        if (!Buffer.isBuffer(content)) throw invalidFields({ [csvForm.file]: [fault('required')] });
        const id = await this.receiveImport.execute(actor, { content, kind, companyId });
        return `${importsPath}/${id}?done=uploaded`;
      },
      (refusal) => newImportPage({ access, sent, refusal: uploadRefusal(refusal, language) }, language),
    );
  }
}

function companyIdOf(text: string): number | undefined {
  if (text === '') return undefined;
  const companyId = parseUserId(text);
  if (companyId === undefined) throw invalidFields({ company_id: [fault('invitation_company_unknown')] });
  return companyId;
}
