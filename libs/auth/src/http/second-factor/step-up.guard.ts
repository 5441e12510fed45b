/**
 * Requires a recent second factor for sensitive changes and for changes by administrators, from accounts that have one (OWASP
 * ASVS 5.0, 7.5.3). Requires enrolment of a second factor if `REQUIRE_SECOND_FACTOR` demands it for the caller's rank.
 */
import { actorOf, isBelow, rankOf } from '#auth/authorization';
import { RequireStepUp } from '#auth/second-factor';
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
import { requestOf } from '../authentication/authenticated-request.js';
import { authenticatedCaller } from '../authentication/current.decorators.js';
import { isAdministrative } from '../authorization/administrative.js';
import { routeFact } from '../route-fact.js';
import { isSafe } from '../safe-methods.js';

const stepUp = 'gatehouse:step-up';

/** Requires that the session verified its second factor within `STEP_UP_SECONDS`, if the account has one. */
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

  /** @throws CodedError `second_factor.step_up_required`, `second_factor.enrolment_required` or `session.not_authenticated` */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const sensitive = needsStepUp(this.reflector, context);
    const administrative = isAdministrative(this.reflector, context);
    if (!sensitive && !administrative) return true;
    const { subject } = authenticatedCaller(context);
    const { method } = requestOf(context);
    const rank = rankOf(actorOf(subject));
    const administers = administrative && rank !== 'none';
    const fresh = sensitive || (administers && !isSafe(method));
    const { requiredFrom } = this.settings;
    const enrolled = administers && requiredFrom !== 'none' && !isBelow(rank, requiredFrom);
    if (!fresh && !enrolled) return true;
    return this.requireStepUp.execute(subject.sessionId, { fresh, enrolled }).then(() => true);
  }
}
