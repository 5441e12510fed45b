/** The routes of the audit log, for superusers. */
import type { Actor } from '#auth/authorization';
import { ListAuditEntries } from '#auth/audit';
import { CallableBy, CurrentActor } from '#auth/http';
import { preferredLanguage } from '#auth/user';
import type { PageRequest } from '#paging';
import { Controller, Get, Headers, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { csvDownload } from '../resource/csv-download.js';
import { jsonDownload } from '../resource/json-download.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { AuditEntryDto, AuditEntryPageDto, AuditFileDto } from './audit-entry.dto.js';
import { auditTable } from './audit-table.js';
import { auditFilterOf, ExportAuditQueryDto, ListAuditQueryDto } from './list-audit.dto.js';

@ApiTags('audit')
@CallableBy('superuser')
@Controller('api/v1')
export class AuditController {
  constructor(private readonly listAuditEntries: ListAuditEntries) {}

  @Described({
    does: 'List administrative changes, newest first',
    answers: { status: 200, type: AuditEntryPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get('audit')
  async list(@CurrentActor() actor: Actor, @Query() query: ListAuditQueryDto): Promise<AuditEntryPageDto> {
    const page = await this.listAuditEntries.execute(actor, auditFilterOf(query), pageRequestOf(query));
    return toOrderedPage(page, AuditEntryDto.from);
  }

  @Described({
    does: 'Download all administrative changes, or those that the filters select, as CSV in the language of Accept-Language',
    answers: { status: 200, media: 'text/csv' },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get('audit.csv')
  csv(
    @CurrentActor() actor: Actor,
    @Query() query: ExportAuditQueryDto,
    @Headers('accept-language') language: string | undefined,
  ): Promise<StreamableFile> {
    const table = auditTable(preferredLanguage(language, 'en'));
    return csvDownload('audit', table, this.pagesFor(actor, query));
  }

  @Described({
    does: 'Download all administrative changes, or those that the filters select, as a JSON file',
    answers: { status: 200, type: AuditFileDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get('audit.json')
  json(@CurrentActor() actor: Actor, @Query() query: ExportAuditQueryDto): Promise<StreamableFile> {
    return jsonDownload('audit', AuditEntryDto.from, this.pagesFor(actor, query));
  }

  private pagesFor(actor: Actor, query: ExportAuditQueryDto) {
    const filter = auditFilterOf(query);
    return (page: PageRequest) =>
      this.listAuditEntries.execute(actor, filter, { ...page, sort: query.sort ?? undefined });
  }
}
