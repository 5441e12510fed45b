/** Pages that log people in and out. */
import { FindLoginChallenge, FinishLogin, LogIn, LogInWithPasskey } from '#auth/login';
import {
  AuthenticatedBy,
  BrowserSessions,
  CallableBy,
  ChallengeCookie,
  CurrentChallenge,
  CurrentClaims,
  CurrentClient,
  CurrentLanguage,
  Public,
  RejectedCookies,
  SessionCookies,
  WithoutCsrfToken,
} from '#auth/http';
import type { TokenClaims } from '#auth/contract';
import { ListFactors, methodsOf } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { EndSession, RotateSession } from '#auth/session';
import { SecondFactorSettings } from '#config';
import { CodedError, type Language } from '#errors';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { TakesFileForm, unreadForm } from '../body/file-form.js';
import type { HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { ReturnAddresses } from '../page/return-addresses.js';
import { assertionOf } from '../second-factor/credential.decorators.js';
import { factorPage, methodOf, presentedFields } from '../second-factor/factor-form.js';
import { factorOf, PasskeyLoginDto, PresentFactorDto } from '../second-factor/second-factor-requests.dto.js';
import { type LoginForm, loginPage } from './log-in-page.js';
import { logOutPage } from './log-out-page.js';
import { LoginDto } from './login.dto.js';

const factorPath = '/account/login/second-factor';
const passkeyOptions = '/api/v1/login/second-factor/passkey-options/';

@PageRoutes()
@Controller('account')
export class LogInPageController {
  constructor(
    private readonly logIn: LogIn,
    private readonly logInWithPasskey: LogInWithPasskey,
    private readonly findLoginChallenge: FindLoginChallenge,
    private readonly listFactors: ListFactors,
    private readonly finishLogin: FinishLogin,
    private readonly endSession: EndSession,
    private readonly browserSessions: BrowserSessions,
    private readonly challengeCookie: ChallengeCookie,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
    private readonly settings: SecondFactorSettings,
  ) {}

  @Public()
  @Get('login')
  form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.pages.send(reply, this.loginPage({ email: '', ...this.addresses.read(query) }, language));
  }

  @Public()
  @Post('login')
  async submit(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo, formTarget } = this.addresses.read(fields);
    const email = textOf(fields, 'email');
    return this.pages.submit(
      reply,
      language,
      async () => {
        const credentials = await this.validation.check(LoginDto, { email, password: fields['password'] });
        const replaces = await this.browserSessions.find(request);
        const begun = await this.logIn.execute(credentials, client, replaces);
        if ('challengeToken' in begun) {
          this.cookies.setChallenge(reply, begun);
          return `${factorPath}?return_to=${encodeURIComponent(returnTo)}`;
        }
        await this.cookies.begin(reply, begun, client);
        return this.addresses.resolve(returnTo);
      },
      (refusal) => this.loginPage({ email, returnTo, formTarget, refusal }, language),
    );
  }

  @Public()
  @Post('login/passkey')
  async submitPasskey(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo, formTarget } = this.addresses.read(fields);
    let credentialId = '';
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { response } = await this.validation.check(PasskeyLoginDto, { response: fields['response'] });
        credentialId = response.id;
        const replaces = await this.browserSessions.find(request);
        const tokens = await this.logInWithPasskey.execute(assertionOf(response), client, replaces);
        this.challengeCookie.clear(reply);
        await this.cookies.begin(reply, tokens, client);
        return this.addresses.resolve(returnTo);
      },
      (refusal) => {
        const isUnknown = refusal.code === 'session.passkey_unknown';
        const unknownPasskey = isUnknown
          ? JSON.stringify({ rpId: this.settings.relyingParty, credentialId })
          : undefined;
        return this.loginPage({ email: '', returnTo, formTarget, refusal, unknownPasskey }, language);
      },
    );
  }

  @Public()
  @Get('login/second-factor')
  factorForm(
    @Query() query: FormFields,
    @CurrentChallenge() challenge: string | undefined,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      () => this.factorPage(query, challenge, language),
      (refusal) => this.loginPage({ email: '', ...this.addresses.read(query), refusal }, language),
    );
  }

  @Public()
  @Post('login/second-factor')
  async finish(
    @Body() fields: FormFields,
    @CurrentChallenge() challenge: string | undefined,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo, formTarget } = this.addresses.read(fields);
    return this.pages.submit(
      reply,
      language,
      async () => {
        const presented = await this.validation.check(PresentFactorDto, presentedFields(fields));
        const replaces = await this.browserSessions.find(request);
        const tokens = await this.finishLogin.execute(challenge, factorOf(presented), client, replaces);
        this.challengeCookie.clear(reply);
        await this.cookies.begin(reply, tokens, client);
        return this.addresses.resolve(returnTo);
      },
      (refusal) =>
        this.factorPage(fields, challenge, language, refusal).catch((error: unknown) => {
          // The challenge has expired, or this was its last attempt.
          if (!(error instanceof CodedError) || error.code !== 'second_factor.login_expired') throw error;
          return this.loginPage({ email: '', returnTo, formTarget, refusal }, language);
        }),
    );
  }

  /** For links of front ends. GET changes nothing. */
  @AuthenticatedBy('access', 'refresh')
  @CallableBy('user')
  @Get('logout')
  logOutForm(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.pages.send(reply, logOutPage(this.addresses.read(query), language));
  }

  @AuthenticatedBy('access', 'refresh')
  @CallableBy('user')
  @Post('logout')
  async logOut(
    @CurrentClaims() claims: TokenClaims,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo } = this.addresses.read(fields);
    await this.endSession.execute(claims.sid, client);
    this.cookies.clear(reply);
    return this.pages.redirect(reply, returnTo ? this.addresses.resolve(returnTo) : '/account/login');
  }

  private loginPage(login: Omit<LoginForm, 'hasPasskeys'>, language: Language): HtmlPage {
    return loginPage({ ...login, hasPasskeys: this.settings.pagesHavePasskeys }, language);
  }

  /** @throws CodedError `second_factor.login_expired` */
  private async factorPage(
    fields: FormFields,
    challenge: string | undefined,
    language: Language,
    refusal?: FormRefusal,
  ): Promise<HtmlPage> {
    const { userId } = await this.findLoginChallenge.execute(challenge);
    const methods = methodsOf(await this.listFactors.execute(userId));
    const method = methodOf(fields);
    const { returnTo, formTarget } = this.addresses.read(fields);
    const factor = { path: factorPath, passkeyOptions, methods, method, returnTo, formTarget };
    return factorPage({ ...factor, ...(refusal && { refusal }) }, language);
  }
}

/** Where browsers that send the refresh cookie to one path only get a new access cookie, on the way to a page. */
@PageRoutes()
@Controller('api/v1/login/refresh/continue')
export class ContinueSessionController {
  constructor(
    private readonly rotateSession: RotateSession,
    private readonly cookies: SessionCookies,
    private readonly rejected: RejectedCookies,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
  ) {}

  @AuthenticatedBy('refresh')
  @CallableBy('user')
  @Get()
  byGet(
    @Query() query: FormFields,
    @CurrentClaims() claims: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.continue(textOf(query, 'return_to'), claims, client, reply, 303);
  }

  /** Passes the form on unread, also one with a file: the page that takes it checks its CSRF token. */
  @TakesFileForm(unreadForm)
  @AuthenticatedBy('refresh')
  @CallableBy('user')
  @WithoutCsrfToken()
  @Post()
  @HttpCode(307)
  byPost(
    @Query() query: FormFields,
    @CurrentClaims() claims: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.continue(textOf(query, 'return_to'), claims, client, reply, 307);
  }

  private async continue(
    returnTo: string,
    claims: TokenClaims,
    client: Client,
    reply: FastifyReply,
    status: 303 | 307,
  ): Promise<string> {
    const address = this.addresses.resolve(returnTo);
    const tokens = await this.rotateSession.execute(claims, client);
    if (tokens) {
      this.cookies.set(reply, tokens);
      this.pages.redirect(reply, address);
      void reply.code(status);
      return '';
    }
    await this.rejected.clear(reply);
    return this.pages.redirect(reply, `/account/login?return_to=${encodeURIComponent(returnTo)}`);
  }
}
