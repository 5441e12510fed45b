/** The page of one import, which starts and cancels it, and the download of its rows. */
import type { UserActor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import { csvEncodings } from '#csv';
import { AccountSettings } from '#config';
import type { Language } from '#errors';
import {
  CancelImport,
  type PeopleAccess,
  ReadImport,
  type RowOutcome,
  rowOutcomes,
  StartImport,
} from '#organisation';
import { Body, Controller, Get, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { CurrentPeopleAccess } from '../page/people-access.js';
import { UuidPipe } from '../resource/path-ids.js';
import { rowsDownload } from './rows-as-csv.js';
import { importPage, type ShownImport } from './import-page.js';
import { importNoticeOf } from './import-words.js';
import { importsPath } from './imports-page.js';

const rowsShown = 50;
const examplesShown = 3;

@CallableBy('user')
@Administrative()
@PageRoutes()
@Controller('account/people/import/:id')
export class ImportPageController {
  constructor(
    private readonly readImport: ReadImport,
    private readonly startImport: StartImport,
    private readonly cancelImport: CancelImport,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const notice = importNoticeOf(query['done']);
    return this.pages.send(reply, await this.page(actor, id, { access, query, notice }, language));
  }

  @Post('start')
  start(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const encoding = csvEncodings.find((known) => known === textOf(sent, 'encoding'));
        await this.startImport.execute(actor, id, encoding);
        return `${importsPath}/${id}?done=started`;
      },
      (refusal) => this.page(actor, id, { access, query: {}, refusal }, language),
    );
  }

  @Post('cancel')
  cancel(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.cancelImport.execute(actor, id);
        return `${importsPath}/${id}?done=cancelled`;
      },
      (refusal) => this.page(actor, id, { access, query: {}, refusal }, language),
    );
  }

  @Get('results')
  download(
    @CurrentActor() actor: UserActor,
    @CurrentPeopleAccess() _access: PeopleAccess,
    @Param('id', UuidPipe) id: string,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
  ): Promise<StreamableFile> {
    return rowsDownload(this.readImport, actor, id, { language, outcome: outcomeIn(query) });
  }

  private async page(
    actor: UserActor,
    id: string,
    { query, ...shown }: Pick<ShownImport, 'access' | 'notice' | 'refusal'> & { readonly query: FormFields },
    language: Language,
  ): Promise<HtmlPage> {
    const found = await this.readImport.execute(actor, id);
    const outcome = outcomeIn(query);
    const after = textOf(query, 'after');
    const rows = { limit: rowsShown, after: after || undefined, outcome };
    const page = await this.readImport.rows(actor, id, rows);
    const first = { limit: examplesShown, after: undefined, outcome: undefined };
    const { items: examples } =
      found.encoding === 'utf-8' ? { items: [] } : await this.readImport.rows(actor, id, first);
    const { timeZone } = this.settings;
    return importPage({ ...shown, found, query: { outcome, after }, page, examples, timeZone }, language);
  }
}

/** An outcome that no row has is left out. */
function outcomeIn(query: FormFields): RowOutcome | undefined {
  return rowOutcomes.find((known) => known === textOf(query, 'outcome'));
}
