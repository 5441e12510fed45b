/**
 * Asks for the second factor before sensitive changes and before changes by administrators, of whoever has one
 * (OWASP ASVS 5.0, 7.5.3), and for its enrolment where it is a duty of the caller's rank.
 */
import { actorOf, isAdministrator, RequireStepUp, type StepUpDemand } from '#auth/core';
import { SecondFactorSettings } from '#config';
import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { type GuardedRequest, requestOf } from '../authentication/authenticated-request.js';
import { isAdministrative } from '../authorization/administrative.js';
import { routeFact } from '../route-fact.js';
import { isSafe } from '../safe-methods.js';

const stepUp = 'gatehouse:step-up';

/** The session must have shown its second factor within `STEP_UP_SECONDS`, if its account has one. */
export const NeedsStepUp = () => applyDecorators(SetMetadata(stepUp, true), ApiExtension('x-step-up', true));

const needsStepUp = routeFact(
  (reflector, targets) => reflector.getAllAndOverride<boolean | undefined>(stepUp, targets) === true,
);

@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly requireStepUp: RequireStepUp,
    private readonly settings: SecondFactorSettings,
  ) {}

  /** @throws CodedError `second_factor.step_up_required` or `second_factor.enrolment_required` */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const sensitive = needsStepUp(this.reflector, context);
    if (!sensitive && !isAdministrative(this.reflector, context)) return true;
    const request = requestOf(context);
    if (!request.user) throw new Error('A public route asks for a second factor');
    const demand = this.demandOf(context, request, sensitive);
    return demand
      ? this.requireStepUp.execute(request.user.subject.sessionId, demand).then(() => true)
      : true;
  }

  private demandOf(
    context: ExecutionContext,
    { user, method }: GuardedRequest,
    sensitive: boolean,
  ): StepUpDemand | undefined {
    const actor = actorOf(user!.subject);
    const administers = isAdministrator(actor) && isAdministrative(this.reflector, context);
    const fresh = sensitive || (administers && !isSafe(method));
    const enrolled = administers && this.settings.isDutyOf(actor);
    return fresh || enrolled ? { fresh, enrolled } : undefined;
  }
}
