/** Routes of the caller's avatar. */
import type { UserActor } from '#auth/authorization';
import { ReadAvatar, RemoveAvatar, SetAvatar } from '#auth/account';
import { CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, Headers, HttpCode, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { PicturePipe, TakesPicture } from './picture-body.js';
import { pictureAnswers, SendAvatar } from './send-avatar.js';

@ApiTags('account')
@CallableBy('user')
@Controller('api/v1/me/avatar')
export class OwnAvatarController {
  constructor(
    private readonly setAvatar: SetAvatar,
    private readonly readAvatar: ReadAvatar,
    private readonly removeAvatar: RemoveAvatar,
    private readonly sendAvatar: SendAvatar,
  ) {}

  @TakesPicture()
  @Described({
    does: 'Set your avatar: a PNG, JPEG or WebP of up to 2 MiB, as the body or as the file "avatar" of a form',
    answers: { status: 204 },
    fails: ['avatar.type_unsupported', 'avatar.unreadable', 'request.too_large', 'avatar.unavailable'],
  })
  @Put()
  @HttpCode(204)
  async set(@CurrentActor() actor: UserActor, @Body(PicturePipe) picture: Buffer): Promise<void> {
    await this.setAvatar.execute(actor, actor.userId, picture);
  }

  @Described({
    does: 'Get your avatar as WebP of at most 512 by 512 pixels',
    answers: pictureAnswers,
    fails: ['resource.not_found', 'avatar.unavailable'],
  })
  @Get()
  async see(
    @CurrentActor() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') ifNoneMatch?: string,
  ): Promise<Buffer | undefined> {
    const avatar = await this.readAvatar.execute(actor, actor.userId);
    return this.sendAvatar.answer(reply, avatar, ifNoneMatch);
  }

  @Described({ does: 'Remove your avatar', answers: { status: 204 } })
  @Delete()
  @HttpCode(204)
  async remove(@CurrentActor() actor: UserActor): Promise<void> {
    await this.removeAvatar.execute(actor, actor.userId);
  }
}
