/** Asks for the second factor once more before a sensitive change, of whoever has one (OWASP ASVS 5.0, 7.5.3). */
import { RequireStepUp } from '#auth/core';
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
import { routeFact } from '../route-fact.js';

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
  ) {}

  /** @throws CodedError `second_factor.step_up_required` */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    return !needsStepUp(this.reflector, context) || this.demand(context);
  }

  private async demand(context: ExecutionContext): Promise<boolean> {
    const { user } = requestOf(context);
    if (!user) throw new Error('A public route asks for a second factor');
    await this.requireStepUp.execute(user.subject.sessionId);
    return true;
  }
}
