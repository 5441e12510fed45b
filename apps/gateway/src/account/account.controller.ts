/** The doors of an account: register, and open the mailed link. */
import { CurrentClient, Public } from '#auth/http';
import { ActivateAccount, type Client, preferredLanguage, RegisterAccount } from '#auth/core';
import { CodedError } from '#errors';
import { Body, Controller, Get, Head, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { BodyPipe } from '../body/body.pipe.js';
import { prefers } from '../page/accepted-type.js';
import { sendPage } from '../page/page.js';
import { activationPage } from './activation-page.js';
import { profileInput } from './profile-body.js';
import { RegisterBody } from './register-body.js';

@Public()
@ApiTags('account')
@Controller('api/v1')
export class AccountController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly activateAccount: ActivateAccount,
  ) {}

  @Described({
    does: 'Create an account; the mail that activates it follows. Where the email is taken its owner is mailed instead',
    takes: RegisterBody,
    answers: { status: 201, example: { email: 'ann@example.com', profile: { type: 'worker' } } },
    fails: [
      'request.invalid_fields',
      'request.malformed',
      'request.too_deep',
      'request.origin_refused',
      'throttle.banned',
      'password.busy',
    ],
  })
  @Post('register')
  @HttpCode(201)
  async register(
    @Body(BodyPipe) { email, password, profile }: RegisterBody,
    @CurrentClient() client: Client,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<object> {
    const language = preferredLanguage(acceptLanguage);
    const registration = { email, password, profile: profileInput(profile), language };
    await this.registerAccount.execute(registration, client);
    return { email: email.trim(), profile };
  }

  /** Mail scanners look at links by HEAD, which must change nothing (RFC 9110, 9.2.1): there is a door, is all it says. */
  @ApiExcludeEndpoint()
  @Head('activate')
  @HttpCode(204)
  lookAtLink(): void {}

  @Described({
    does: 'Activate an account with the link from its mail; a browser gets a page',
    answers: { status: 202, example: { status: 'OK' } },
    fails: ['account.activation_incomplete', 'account.activation_rejected', 'account.already_active'],
  })
  @ApiQuery({ name: 'user_id', type: 'integer' })
  @ApiQuery({ name: 'activation_code', type: 'string' })
  @Get('activate')
  @HttpCode(202)
  async activate(
    @Query() { user_id: userId, activation_code: code }: Record<string, unknown>,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const forPerson = prefers(headers['accept'], 'text/html', 'application/json');
    const language = preferredLanguage(headers['accept-language']);
    try {
      await this.openLink(userId, code);
    } catch (error) {
      if (!forPerson || !(error instanceof CodedError) || error.httpStatus >= 500) throw error;
      void reply.code(error.httpStatus);
      return sendPage(reply, activationPage(error.code, language));
    }
    return forPerson ? sendPage(reply, activationPage('activated', language)) : { status: 'OK' };
  }

  private async openLink(userId: unknown, code: unknown): Promise<void> {
    if (typeof userId !== 'string' || typeof code !== 'string' || userId === '' || code === '') {
      throw new CodedError('account.activation_incomplete');
    }
    await this.activateAccount.execute(userId, code);
  }
}
