/** Routes that add (in two steps), rename and remove passkeys of the caller. */
import type { Subject } from '#auth/contract';
import { BeginPasskey, RegisterPasskey, RemovePasskey, RenamePasskey } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { CallableBy, CurrentClient, CurrentSubject, NeedsStepUp, SessionCookies } from '#auth/http';
import { Body, Controller, Delete, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { UuidPipe } from '../resource/path-ids.js';
import { RegisterPasskeyDto, RenamePasskeyDto, registrationOf } from './second-factor-requests.dto.js';
import { CurrentPasswordDto } from '../account/current-password.dto.js';
import { withPassword } from './sensitive.js';
import { PasskeyCreationOptionsDto } from './passkey-options.dto.js';
import { PasskeyDto, RegisteredPasskeyDto } from './second-factor.dto.js';

@ApiTags('second factor')
@CallableBy('user')
@Controller('api/v1/me/second-factor/passkeys')
export class PasskeysController {
  constructor(
    private readonly beginPasskey: BeginPasskey,
    private readonly registerPasskey: RegisterPasskey,
    private readonly renamePasskey: RenamePasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly cookies: SessionCookies,
  ) {}

  @NeedsStepUp()
  @Described({
    does: 'Get the options for navigator.credentials.create',
    takes: CurrentPasswordDto,
    answers: { status: 200, type: PasskeyCreationOptionsDto },
    fails: withPassword,
  })
  @Post('options')
  @HttpCode(200)
  options(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() { current_password }: CurrentPasswordDto,
  ): Promise<PasskeyCreationOptionsDto> {
    return this.beginPasskey.execute(caller, current_password, client);
  }

  @Described({
    does: 'Add the passkey that the browser created. The first second factor comes with recovery codes, which are shown only once',
    takes: RegisterPasskeyDto,
    answers: { status: 201, type: RegisteredPasskeyDto },
    fails: [
      'request.invalid_fields',
      'second_factor.rejected',
      'second_factor.passkey_unusable',
      'resource.changed_meanwhile',
    ],
  })
  @Post()
  async register(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() body: RegisterPasskeyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredPasskeyDto> {
    const registered = await this.registerPasskey.execute(caller, registrationOf(body), client);
    const { made, recoveryCodes, tokens } = registered;
    await this.cookies.begin(reply, tokens, client);
    return RegisteredPasskeyDto.from(made, recoveryCodes);
  }

  @Described({
    does: 'Rename a passkey',
    takes: RenamePasskeyDto,
    answers: { status: 200, type: PasskeyDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Patch(':id')
  async rename(
    @CurrentSubject() { userId }: Subject,
    @Param('id', UuidPipe) id: string,
    @Body() { name }: RenamePasskeyDto,
  ): Promise<PasskeyDto> {
    return PasskeyDto.from(await this.renamePasskey.execute(userId, id, name));
  }

  @NeedsStepUp()
  @Described({
    does: 'Remove a passkey. Ends your other sessions',
    takes: CurrentPasswordDto,
    answers: { status: 204 },
    fails: [...withPassword, 'resource.not_found'],
  })
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Param('id', UuidPipe) passkeyId: string,
    @Body() { current_password }: CurrentPasswordDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const removed = { passkeyId, password: current_password };
    const tokens = await this.removePasskey.execute(caller, removed, client);
    await this.cookies.begin(reply, tokens, client);
  }
}
