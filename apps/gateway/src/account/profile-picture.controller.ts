/** The forms of the profile page that set and remove the picture of the account. */
import type { UserActor } from '#auth/authorization';
import { RemoveAvatar, SetAvatar } from '#auth/account';
import { CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkedPicture, pictureField, pictureForm } from '../avatar/picture-body.js';
import { TakesFileForm } from '../body/file-form.js';
import type { FormFields } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { pictureRefusal } from './profile-picture-panel.js';
import { ShowProfile } from './show-profile.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/picture')
export class ProfilePictureController {
  constructor(
    private readonly profile: ShowProfile,
    private readonly setAvatar: SetAvatar,
    private readonly removeAvatar: RemoveAvatar,
    private readonly pages: PageRenderer,
  ) {}

  /** A refused upload is shown at this address, and the language switch returns to it. */
  @Get()
  back(@Res({ passthrough: true }) reply: FastifyReply): string {
    return this.pages.redirect(reply, '/account/');
  }

  /**
   * The body is one form, so its hidden field carries the CSRF token like that of every form. The body parser divides the form into
   * its parts, the guard compares the token, and only then the use case decodes the picture.
   */
  @TakesFileForm(pictureForm)
  @Post()
  async upload(
    @CurrentActor() actor: UserActor,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.setAvatar.execute(actor, actor.userId, checkedPicture(fields[pictureField]));
        return '/account/?saved';
      },
      (refusal) =>
        this.profile.execute(actor.userId, language, { pictureRefusal: pictureRefusal(refusal, language) }),
    );
  }

  @Post('remove')
  async remove(
    @CurrentActor() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.removeAvatar.execute(actor, actor.userId);
    return this.pages.redirect(reply, '/account/?saved');
  }
}
