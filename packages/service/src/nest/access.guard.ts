/** Accepts requests with a valid token whose user holds every permission that the route requires. */
import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Gatehouse } from '../gatehouse.js';
import { isForged } from '../http/csrf.js';
import type { RequestHeaders, HttpOptions } from '../http/http-options.js';
import { requestTokens } from '../http/request-tokens.js';
import { type Action, type Identity, may } from '../identity.js';
import { GatehouseUnavailable } from '../unavailable.js';
import { identityOf, setIdentity } from './request-identity.js';

export interface RequiredPermission {
  readonly name: string;
  readonly action: Action;
}

export const requiredPermissions = Symbol('gatehouse: required permissions');
export const httpOptions = Symbol('gatehouse: http options');

interface Request {
  readonly method: string;
  readonly headers: RequestHeaders;
}

/** Seconds; the `Retry-After` header of a 503. */
const retryAfter = '1';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Gatehouse) private readonly gatehouse: Gatehouse,
    @Inject(httpOptions) private readonly options: HttpOptions,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /**
   * @throws UnauthorizedException (401) without a valid token, ForbiddenException (403) for a forged request or a missing
   * permission, ServiceUnavailableException (503) when the token cannot be verified now
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return false;
    const request = context.switchToHttp().getRequest<Request>();
    const identity = identityOf(request) ?? (await this.identify(request, context));
    setIdentity(request, identity);
    const required = [context.getHandler(), context.getClass()].flatMap(
      (part) => this.reflector.get<RequiredPermission[] | undefined>(requiredPermissions, part) ?? [],
    );
    if (required.every(({ name, action }) => may(identity, name, action))) return true;
    throw new ForbiddenException('You do not have permission to perform this action.');
  }

  private async identify({ method, headers }: Request, context: ExecutionContext): Promise<Identity> {
    const found = requestTokens(headers, this.options);
    if (!found) throw new UnauthorizedException('Authentication credentials were not provided.');
    if (found.from === 'cookie' && isForged(method.toUpperCase(), headers, this.options)) {
      throw new ForbiddenException('CSRF Failed: requests with cookies are not allowed from your page.');
    }
    const identity = await this.gatehouse.verify(found.tokens).catch((error: unknown) => {
      if (!(error instanceof GatehouseUnavailable)) throw error;
      context
        .switchToHttp()
        .getResponse<{ header(name: string, value: string): unknown }>()
        .header('Retry-After', retryAfter);
      throw new ServiceUnavailableException(error.message, { cause: error });
    });
    if (!identity) throw new UnauthorizedException('Token is invalid or expired');
    return identity;
  }
}
