/** Notes with each request for a page whether the caller may see the section about people, and as whom. */
import { actorOf } from '#auth/authorization';
import type { Subject } from '#auth/contract';
import { CurrentRequest } from '#auth/http';
import { CodedError } from '#errors';
import { FindPeopleAccess, type PeopleAccess } from '#organisation';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';

interface Noted {
  readonly user?: { readonly subject: Subject };
  peopleAccess?: PeopleAccess | undefined;
}

@Injectable()
export class PeopleAccessInterceptor implements NestInterceptor {
  constructor(private readonly findPeopleAccess: FindPeopleAccess) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Noted>();
    const { user } = request;
    if (user) request.peopleAccess = await this.findPeopleAccess.execute(actorOf(user.subject));
    return next.handle();
  }
}

/** @returns undefined for callers who do not see the section */
export function peopleAccessOf(request: FastifyRequest): PeopleAccess | undefined {
  return (request as Noted).peopleAccess;
}

@Injectable()
export class RequiredPeopleAccess implements PipeTransform<FastifyRequest, PeopleAccess> {
  /** @throws CodedError `authorization.refused` */
  transform(request: FastifyRequest): PeopleAccess {
    const access = peopleAccessOf(request);
    if (access === undefined) throw new CodedError('authorization.refused');
    return access;
  }
}

/** As whom the caller sees people. On pages of the section `people`; rejects callers who do not see it. */
export const CurrentPeopleAccess = (): ParameterDecorator => CurrentRequest(RequiredPeopleAccess);
