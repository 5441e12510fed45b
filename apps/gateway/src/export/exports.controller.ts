/** Routes of lists as CSV files, for spreadsheets. They have the rights and filters of the lists. */
import { ListUsers } from '#auth/account';
import type { Actor } from '#auth/authorization';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { preferredLanguage } from '#auth/user';
import { ListInvitations, ListMembers } from '#organisation';
import { Controller, Get, Headers, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags, OmitType } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { invitationFilterOf, ListInvitationsQueryDto } from '../invitation/invitation-requests.dto.js';
import { managementRefusals } from '../organisation/management-refusals.js';
import { accountsTable, companyPeopleTable, invitationsTable } from '../people/people-tables.js';
import { csvDownload } from '../resource/csv-download.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { ListUsersQueryDto, userFilterOf } from '../user/list-users.dto.js';

class ExportUsersQueryDto extends OmitType(ListUsersQueryDto, ['limit', 'after', 'before', 'total']) {}
class ExportInvitationsQueryDto extends OmitType(ListInvitationsQueryDto, [
  'limit',
  'after',
  'before',
  'total',
]) {}

const languageOf = (header: string | undefined) => preferredLanguage(header, 'en');

@CallableBy('staff', 'admin')
@Controller('api/v1/users.csv')
export class UsersExportController {
  constructor(private readonly listUsers: ListUsers) {}

  @ApiTags('users')
  @Described({
    does: 'Download all accounts, or those that the filters select, as CSV in the language of Accept-Language',
    answers: { status: 200, media: 'text/csv' },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  download(
    @CurrentActor() actor: Actor,
    @Query() query: ExportUsersQueryDto,
    @Headers('accept-language') language: string | undefined,
  ): Promise<StreamableFile> {
    const filter = userFilterOf(query);
    const sort = query.sort ?? undefined;
    return csvDownload('accounts', accountsTable(languageOf(language)), (page) =>
      this.listUsers.execute(actor, filter, { ...page, sort }),
    );
  }
}

@CallableBy('user')
@Administrative()
@Controller('api/v1')
export class ExportsController {
  constructor(
    private readonly listInvitations: ListInvitations,
    private readonly listMembers: ListMembers,
  ) {}

  @ApiTags('invitations')
  @Described({
    does: 'Download invitations as CSV in the language of Accept-Language: those of the calling company or, for administrators, all',
    answers: { status: 200, media: 'text/csv' },
    fails: ['request.invalid_fields', ...managementRefusals, 'resource.not_found'],
  })
  @Get('invitations.csv')
  invitations(
    @CurrentActor() actor: Actor,
    @Query() query: ExportInvitationsQueryDto,
    @Headers('accept-language') language: string | undefined,
  ): Promise<StreamableFile> {
    const filter = invitationFilterOf(query);
    const sort = query.sort ?? undefined;
    return csvDownload('invitations', invitationsTable(languageOf(language)), (page) =>
      this.listInvitations.execute(actor, filter, { ...page, sort }),
    );
  }

  @ApiTags('companies')
  @Described({
    does: 'Download the members of a company as CSV in the language of Accept-Language. For the company itself and administrators',
    answers: { status: 200, media: 'text/csv' },
    fails: ['resource.not_found'],
  })
  @Get('companies/:companyId/members.csv')
  members(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Headers('accept-language') language: string | undefined,
  ): Promise<StreamableFile> {
    return csvDownload('members', companyPeopleTable(languageOf(language)), (page) =>
      this.listMembers.execute(actor, companyId, page),
    );
  }
}
