/** The security contact of the operator (RFC 9116). */
import { Public } from '#auth/http';
import { AppSettings, HttpSettings } from '#config';
import { CodedError } from '#errors';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';

@ApiTags('service')
@Controller('.well-known')
export class SecurityTextController {
  constructor(
    private readonly app: AppSettings,
    private readonly http: HttpSettings,
  ) {}

  /** Expired contacts are not served, because they must not be used (RFC 9116 section 2.5.5). */
  @Public()
  @Described({
    does: 'Get the security contact (RFC 9116), if the operator configured one',
    answers: { status: 200, media: 'text/plain' },
    fails: ['resource.not_found'],
  })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Get('security.txt')
  securityText(): string {
    const { security } = this.http;
    if (!security || security.expires.getTime() <= Date.now()) throw new CodedError('resource.not_found');
    const lines = [
      ...security.contacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${security.expires.toISOString()}`,
      'Preferred-Languages: en, ru',
      `Canonical: ${this.app.publicUrl}/.well-known/security.txt`,
    ];
    return `${lines.join('\n')}\n`;
  }
}
