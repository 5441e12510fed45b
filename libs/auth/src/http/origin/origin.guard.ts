/** Rejects unsafe cross-site requests, including logins. */
import { AppSettings, HttpSettings } from '#config';
import { CodedError } from '#errors';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { requestOf } from '../authentication/authenticated-request.js';
import { isSafe } from '../safe-methods.js';
import { isTrustedSource, type TrustedOrigins, trustedOriginsOf } from './origin-rule.js';

@Injectable()
export class OriginGuard implements CanActivate {
  private readonly trusted: TrustedOrigins;

  constructor(app: AppSettings, http: HttpSettings) {
    this.trusted = trustedOriginsOf(app, http);
  }

  /** @throws CodedError `request.origin_refused` */
  canActivate(context: ExecutionContext): boolean {
    const request = requestOf(context);
    if (isSafe(request.method)) return true;
    const { origin, 'sec-fetch-site': fetchSite } = request.headers;
    const source = { origin, fetchSite: fetchSite && String(fetchSite), host: request.host };
    if (isTrustedSource(source, this.trusted)) return true;
    throw new CodedError('request.origin_refused');
  }
}
