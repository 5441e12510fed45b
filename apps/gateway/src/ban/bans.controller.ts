/** Routes of bans and throttles: administrators read them, admins change them. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { AddBan, banOrder, ListBans, ListThrottlings, RemoveBan } from '#auth/throttle';
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, Ordered, pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import {
  AddBanDto,
  BanDto,
  BanPageDto,
  BanTargetDto,
  RemovedBanDto,
  ThrottleDto,
  ThrottleListDto,
} from './ban.dto.js';

const refusals = ['request.invalid_fields', 'authorization.refused', 'resource.not_found'] as const;

class ListBansQueryDto extends Ordered(banOrder, ListQueryDto) {}

@ApiTags('bans')
@CallableBy('admin')
@Controller('api/v1/bans')
export class BansController {
  constructor(
    private readonly listBans: ListBans,
    private readonly listThrottlings: ListThrottlings,
    private readonly addBan: AddBan,
    private readonly removeBan: RemoveBan,
  ) {}

  @Described({
    does: 'List the current bans, oldest first',
    answers: { status: 200, type: BanPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListBansQueryDto): Promise<BanPageDto> {
    return toOrderedPage(await this.listBans.execute(actor, pageRequestOf(query)), BanDto.from);
  }

  @Described({
    does: 'List the latest 500 accounts and networks that are throttled after too many wrong passwords or codes',
    answers: { status: 200, type: ThrottleListDto },
    fails: ['authorization.refused'],
  })
  @CallableBy('staff', 'admin')
  @Get('throttles')
  async throttles(@CurrentActor() actor: Actor): Promise<ThrottleListDto> {
    const throttlings = await this.listThrottlings.execute(actor);
    return { items: throttlings.map(ThrottleDto.from) };
  }

  @Described({
    does:
      'Ban an account of a lower rank, an IP address or a network from login and from entering codes. Replaces an earlier ban ' +
      'on the same target. Sessions continue',
    takes: AddBanDto,
    answers: { status: 201, type: BanDto },
    fails: refusals,
  })
  @Post()
  async add(@CurrentActor() actor: Actor, @Body() { target, minutes, reason }: AddBanDto): Promise<BanDto> {
    const requested = { target, minutes: minutes ?? null, reason: reason ?? '' };
    return BanDto.from(await this.addBan.execute(actor, requested));
  }

  @Described({
    does: 'Remove the ban and reset the throttle of an account, an IP address or a network; throttles inside a network too',
    takes: BanTargetDto,
    answers: { status: 200, type: RemovedBanDto },
    fails: refusals,
  })
  @Delete()
  @HttpCode(200)
  remove(@CurrentActor() actor: Actor, @Body() { target }: BanTargetDto): Promise<RemovedBanDto> {
    return this.removeBan.execute(actor, target);
  }
}
