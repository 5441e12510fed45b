/** The route of the settings in force, for superusers. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { preferredLanguage } from '#auth/user';
import { ListSettings } from '#operation';
import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { SettingListDto } from './setting.dto.js';

@ApiTags('operation')
@CallableBy('superuser')
@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly listSettings: ListSettings) {}

  @Described({
    does: 'List the settings of the gateway that answers, with the values in force and where they come from. Secrets are not shown',
    answers: { status: 200, type: SettingListDto },
    fails: ['authorization.refused'],
  })
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Headers('accept-language') language: string | undefined,
  ): SettingListDto {
    return SettingListDto.from(this.listSettings.execute(actor), preferredLanguage(language, 'en'));
  }
}
