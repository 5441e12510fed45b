/**
 * Opens the page of a form at an address that only takes the form. Browsers ask for it after a login that a form made necessary,
 * from the page of a refused form, and when the address is opened again.
 */
import { Public } from '#auth/http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from './page-renderer.js';
import { PageRoutes } from './page-routes.js';

/** Address of a form → the page that has it, with the same parameters. */
const pages: Readonly<Record<string, string>> = {
  '/account/login/passkey': '/account/login',
  '/account/invitation/decline': '/account/invitation',
  '/account/invitations/:id/accept': '/account/',
  '/account/invitations/:id/decline': '/account/',
  '/account/language': '/account/',
  '/account/language/own': '/account/',
  '/account/sessions/end': '/account/sessions',
  '/account/sessions/end-others': '/account/sessions',
  '/account/security/authenticator/confirm': '/account/security/authenticator',
  '/account/security/passkeys/register': '/account/security/passkeys/add',
  '/account/security/passkeys/:id/remove': '/account/security',
  '/account/picture/remove': '/account/',
  '/account/privacy/erase': '/account/privacy',
  '/account/people/invitations/:id/resend': '/account/people/invitations',
  '/account/people/import/:id/start': '/account/people/import/:id',
  '/account/people/import/:id/cancel': '/account/people/import/:id',
  '/account/people/:userId/activate': '/account/people/:userId',
  '/account/people/:userId/deactivate': '/account/people/:userId',
  '/account/people/:userId/reset': '/account/people/:userId',
  '/account/people/:userId/email/withdraw': '/account/people/:userId',
  '/account/people/:userId/picture': '/account/people/:userId',
  '/account/people/:userId/picture/remove': '/account/people/:userId',
  '/account/approval-request': '/account/',
  '/account/people/companies/:companyId/approve': '/account/people/companies',
  '/account/people/companies/:companyId/refuse': '/account/people/companies',
};

@Public()
@PageRoutes()
@Controller()
export class FormAddressController {
  constructor(private readonly pages: PageRenderer) {}

  @Get(Object.keys(pages))
  open(
    @Req() { routeOptions, params }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const given = params as Readonly<Record<string, string>>;
    const page = pages[routeOptions.url!]!.replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(given[name]!),
    );
    return this.pages.redirect(reply, page);
  }
}
