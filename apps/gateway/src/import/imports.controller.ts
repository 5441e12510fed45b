/** Routes of imports of people and houses from CSV files, for administrators and approved companies. */
import type { Actor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import {
  CancelImport,
  importOrder,
  ListImports,
  ReadImport,
  ReceiveImport,
  StartImport,
} from '#organisation';
import { preferredLanguage } from '#auth/user';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { managementRefusals } from '../organisation/management-refusals.js';
import { optionalUserId } from '../organisation/ids.js';
import { ListQueryDto, Ordered, pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage, toPage } from '../resource/page.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { CsvPipe, TakesCsv } from './csv-body.js';
import {
  DownloadRowsQueryDto,
  ListRowsQueryDto,
  StartImportDto,
  UploadQueryDto,
} from './import-requests.dto.js';
import { CountedImportDto, ImportDto, ImportPageDto, ImportRowDto, ImportRowPageDto } from './import.dto.js';
import { rowsDownload } from './rows-as-csv.js';

class ListImportsQueryDto extends Ordered(importOrder, ListQueryDto) {}

@ApiTags('imports')
@CallableBy('user')
@Administrative()
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly receiveImport: ReceiveImport,
    private readonly listImports: ListImports,
    private readonly readImport: ReadImport,
    private readonly startImport: StartImport,
    private readonly cancelImport: CancelImport,
  ) {}

  @TakesCsv()
  @Described({
    does: 'Upload a CSV file of people to invite, or of houses to create: up to 16 MiB and 100,000 rows. Each row is then checked, and nothing is changed',
    answers: { status: 201, type: CountedImportDto },
    fails: [
      'request.invalid_fields',
      ...managementRefusals,
      'resource.not_found',
      'request.too_large',
      'import.not_csv',
      'import.wrong_encoding',
      'import.empty',
      'import.malformed',
      'import.columns',
      'import.too_many_rows',
    ],
  })
  @Post()
  async upload(
    @CurrentActor() actor: Actor,
    @Query() query: UploadQueryDto,
    @Body(CsvPipe) content: Buffer,
  ): Promise<CountedImportDto> {
    const [kind, encoding] = [query.kind ?? undefined, query.encoding ?? undefined];
    const companyId = optionalUserId(query.company_id);
    return this.read(actor, await this.receiveImport.execute(actor, { content, kind, encoding, companyId }));
  }

  @Described({
    does: 'List your imports, newest first; admins see all',
    answers: { status: 200, type: ImportPageDto },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListImportsQueryDto): Promise<ImportPageDto> {
    return toOrderedPage(await this.listImports.execute(actor, pageRequestOf(query)), ImportDto.from);
  }

  @Described({
    does: 'Read an import with its progress',
    answers: { status: 200, type: CountedImportDto },
    fails: ['resource.not_found'],
  })
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<CountedImportDto> {
    return CountedImportDto.from(await this.readImport.execute(actor, id));
  }

  @Described({
    does: 'List the rows of an import with what would happen to each, or what did',
    answers: { status: 200, type: ImportRowPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get(':id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListRowsQueryDto,
  ): Promise<ImportRowPageDto> {
    const page = { ...pageRequestOf(query), outcome: query.outcome ?? undefined };
    return toPage(await this.readImport.rows(actor, id, page), ImportRowDto.from);
  }

  @Described({
    does: 'Download the rows of an import as CSV, with a column of results in the language of Accept-Language',
    answers: { status: 200, media: 'text/csv' },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get(':id/rows.csv')
  download(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Query() query: DownloadRowsQueryDto,
    @Req() { headers }: FastifyRequest,
  ): Promise<StreamableFile> {
    const language = preferredLanguage(headers['accept-language'], 'en');
    return rowsDownload(this.readImport, actor, id, { language, outcome: query.outcome ?? undefined });
  }

  @Described({
    does: 'Start a checked import, or continue a stopped one. A file that is not UTF-8 needs its encoding confirmed',
    takes: StartImportDto,
    answers: { status: 200, type: CountedImportDto },
    fails: [
      'request.invalid_fields',
      'resource.not_found',
      'import.encoding_unconfirmed',
      'import.wrong_state',
    ],
  })
  @Post(':id/start')
  @HttpCode(200)
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', UuidPipe) id: string,
    @Body() body: StartImportDto,
  ): Promise<CountedImportDto> {
    await this.startImport.execute(actor, id, body.encoding ?? undefined);
    return this.read(actor, id);
  }

  @Described({
    does: 'Cancel an import. What it has done stays',
    answers: { status: 200, type: CountedImportDto },
    fails: ['resource.not_found', 'import.wrong_state'],
  })
  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<CountedImportDto> {
    await this.cancelImport.execute(actor, id);
    return this.read(actor, id);
  }
}
