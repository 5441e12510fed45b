/** Routes of the avatars of other users, for administrators. */
import type { Actor } from '#auth/authorization';
import { ReadAvatar, RemoveAvatar, SetAvatar } from '#auth/account';
import { CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { checkedPicture, TakesPicture } from './picture-body.js';
import { pictureAnswers, SendAvatar } from './send-avatar.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/avatar')
export class UserAvatarController {
  constructor(
    private readonly setAvatar: SetAvatar,
    private readonly readAvatar: ReadAvatar,
    private readonly removeAvatar: RemoveAvatar,
    private readonly sendAvatar: SendAvatar,
  ) {}

  @TakesPicture()
  @Described({
    does: 'Set the avatar of an account of a lower rank: a PNG, JPEG or WebP of up to 2 MiB, as the body or as the file "avatar" of a form',
    answers: { status: 204 },
    fails: [
      'authorization.refused',
      'resource.not_found',
      'avatar.type_unsupported',
      'avatar.unreadable',
      'request.too_large',
      'avatar.unavailable',
    ],
  })
  @Put()
  @HttpCode(204)
  async set(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    // Not by a pipe: those of the body run first, and a wrong id must be answered as on every other route.
    @Body() sent: unknown,
  ): Promise<void> {
    await this.setAvatar.execute(actor, userId, checkedPicture(sent));
  }

  @Described({
    does: 'Get the avatar of an account',
    answers: pictureAnswers,
    fails: ['authorization.refused', 'resource.not_found', 'avatar.unavailable'],
  })
  @Get()
  async see(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') ifNoneMatch?: string,
  ): Promise<Buffer | undefined> {
    return this.sendAvatar.answer(reply, await this.readAvatar.execute(actor, userId), ifNoneMatch);
  }

  @Described({
    does: 'Remove the avatar of an account',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Delete()
  @HttpCode(204)
  async remove(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<void> {
    await this.removeAvatar.execute(actor, userId);
  }
}
