/** The doors of an account: register, and open the mailed link. */
import { Public } from '#auth/http';
import { ActivateAccount, preferredLanguage, RegisterAccount } from '#auth/core';
import { CodedError } from '#errors';
import { Body, Controller, Get, Head, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BodyPipe } from '../body/body.pipe.js';
import { prefers } from '../page/accepted-type.js';
import { sendPage } from '../page/page.js';
import { activationPage } from './activation-page.js';
import { profileInput } from './profile-body.js';
import { RegisterBody } from './register-body.js';

@Public()
@Controller('api/v1')
export class AccountController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly activateAccount: ActivateAccount,
  ) {}

  @Post('register')
  @HttpCode(201)
  async register(
    @Body(BodyPipe) { email, password, profile }: RegisterBody,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<object> {
    const language = preferredLanguage(acceptLanguage);
    await this.registerAccount.execute({ email, password, profile: profileInput(profile), language });
    return { email, profile };
  }

  /** Mail scanners look at links by HEAD, which must change nothing (RFC 9110, 9.2.1): there is a door, is all it says. */
  @Head('activate')
  @HttpCode(204)
  lookAtLink(): void {}

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
