/** The route of the diagnosis, for superusers. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { preferredLanguage } from '#auth/user';
import { Diagnose } from '#diagnosis';
import { Controller, Get, Headers } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { DiagnosisDto } from './diagnosis.dto.js';

@ApiTags('operation')
@CallableBy('superuser')
@Controller('api/v1/diagnosis')
export class DiagnosisController {
  constructor(private readonly diagnose: Diagnose) {}

  @Described({
    does: 'Diagnose the installation with the settings of the gateway that answers: what is wrong, why it matters, what to do. Takes up to 10 seconds; a result is shared for 5 seconds',
    answers: { status: 200, type: DiagnosisDto },
    fails: ['authorization.refused'],
  })
  @Get()
  async read(
    @CurrentActor() actor: Actor,
    @Headers('accept-language') language: string | undefined,
  ): Promise<DiagnosisDto> {
    return DiagnosisDto.from(await this.diagnose.execute(actor), preferredLanguage(language, 'en'));
  }
}
