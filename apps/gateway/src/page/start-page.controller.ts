/** What the address of the service itself shows. */
import { CurrentLanguage, Public } from '#auth/http';
import { AppSettings } from '#config';
import type { Language } from '#errors';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from './page-renderer.js';
import { PageRoutes } from './page-routes.js';
import { startPage } from './start-page.js';

@Public()
@PageRoutes()
@Controller()
export class StartPageController {
  constructor(
    private readonly app: AppSettings,
    private readonly pages: PageRenderer,
  ) {}

  /** Outside development: `HOME_URL`, otherwise the account. */
  @Get()
  start(@CurrentLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.app.development
      ? this.pages.send(reply, startPage(language))
      : this.pages.redirect(reply, this.pages.home);
  }
}
