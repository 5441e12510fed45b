/** The forms that set and remove the picture of another account, for administrators. */
import { RemoveAvatar, SetAvatar } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { pictureRefusal } from '../account/profile-picture-panel.js';
import { checkedPicture, pictureField, pictureForm } from '../avatar/picture-body.js';
import { TakesFileForm } from '../body/file-form.js';
import type { FormFields } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { personPath } from './person-page.js';
import { ShowPerson } from './show-person.js';

@CallableBy('staff', 'admin')
@PageRoutes()
@Controller('account/people/:userId/picture')
export class PersonPictureController {
  constructor(
    private readonly showPerson: ShowPerson,
    private readonly setAvatar: SetAvatar,
    private readonly removeAvatar: RemoveAvatar,
    private readonly pages: PageRenderer,
  ) {}

  @TakesFileForm(pictureForm)
  @Post()
  upload(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.setAvatar.execute(actor, userId, checkedPicture(fields[pictureField]));
        return `${personPath(userId)}?done=saved`;
      },
      (refusal) =>
        this.showPerson.execute(actor, userId, language, {
          pictureRefusal: pictureRefusal(refusal, language),
        }),
    );
  }

  @Post('remove')
  async remove(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.removeAvatar.execute(actor, userId);
    return this.pages.redirect(reply, `${personPath(userId)}?done=saved`);
  }
}
