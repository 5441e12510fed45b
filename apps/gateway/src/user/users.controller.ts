/** Routes of all accounts, for administrators. */
import type { AccountState } from '#auth/user';
import type { Actor } from '#auth/authorization';
import { ChangeState, CreateUser, ListUsers } from '#auth/account';
import { CallableBy, CurrentActor, NeedsStepUp } from '#auth/http';
import type { ErrorCode } from '#errors';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { VersionHeader } from '../resource/version-header.interceptor.js';
import { staleVersion, WantsVersion } from '../resource/versioned-change.js';
import { IfMatch } from '../resource/versions.js';
import { ListUsersQueryDto, userFilterOf } from './list-users.dto.js';
import { ChangeFlagsDto, flagsOf } from './user-requests.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { AccountDto } from '../account/account.dto.js';
import { CreateUserDto, newAccountOf } from './create-user.dto.js';
import { UserDto, UserPageDto } from './user.dto.js';

const refusals: readonly ErrorCode[] = [
  'authorization.refused',
  'resource.not_found',
  'account.last_superuser',
  ...staleVersion,
];

const changed = { answers: { status: 200, type: UserDto }, fails: refusals };

@ApiTags('users')
@CallableBy('staff', 'admin')
@UseInterceptors(VersionHeader)
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly createUser: CreateUser,
    private readonly changeState: ChangeState,
  ) {}

  @Described({
    does: 'List, search, filter and sort accounts',
    answers: { status: 200, type: UserPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListUsersQueryDto): Promise<UserPageDto> {
    return toOrderedPage(
      await this.listUsers.execute(actor, userFilterOf(query), pageRequestOf(query)),
      UserDto.from,
    );
  }

  @NeedsStepUp()
  @Described({
    does: 'Create an account with a profile. Without a password, its owner sets one by a mailed link',
    takes: CreateUserDto,
    answers: { status: 201, type: AccountDto },
    fails: [
      'request.invalid_fields',
      'request.malformed',
      'request.too_deep',
      'authorization.refused',
      'second_factor.step_up_required',
      'password.busy',
    ],
  })
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUserDto): Promise<AccountDto> {
    return AccountDto.from(await this.createUser.execute(actor, newAccountOf(body)));
  }

  @NeedsStepUp()
  @WantsVersion()
  @Described({
    does: 'Set or clear flags of an account. Callers can only change flags that they have',
    takes: ChangeFlagsDto,
    ...changed,
    fails: [...refusals, 'second_factor.step_up_required'],
  })
  @Patch(':userId/flags')
  flags(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
    @Body() body: ChangeFlagsDto,
  ): Promise<UserDto> {
    return this.change(actor, userId, version, flagsOf(body));
  }

  @WantsVersion()
  @Described({ does: 'Activate an account without the mailed code', ...changed })
  @Post(':userId/activate')
  @HttpCode(200)
  activate(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
  ): Promise<UserDto> {
    return this.change(actor, userId, version, { isActive: true });
  }

  @WantsVersion()
  @Described({ does: 'Deactivate an account and end all its sessions immediately', ...changed })
  @Post(':userId/deactivate')
  @HttpCode(200)
  deactivate(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
  ): Promise<UserDto> {
    return this.change(actor, userId, version, { isActive: false });
  }

  @WantsVersion()
  @Described({
    does: 'Delete an account, which can be restored, and end all its sessions',
    ...changed,
  })
  @Delete(':userId')
  delete(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
  ): Promise<UserDto> {
    return this.change(actor, userId, version, { isDeleted: true });
  }

  @WantsVersion()
  @Described({ does: 'Restore a deleted account', ...changed })
  @Post(':userId/restore')
  @HttpCode(200)
  restore(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @IfMatch() version: number,
  ): Promise<UserDto> {
    return this.change(actor, userId, version, { isDeleted: false });
  }

  private async change(
    actor: Actor,
    userId: number,
    version: number,
    change: Partial<AccountState>,
  ): Promise<UserDto> {
    return UserDto.from(await this.changeState.execute(actor, { userId, version, change }));
  }
}
