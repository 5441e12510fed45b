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
import type { GuardedRequest } from '../authentication/authenticated-request.js';

const stepUp = 'gatehouse:step-up';

/** The session must have shown its second factor within `STEP_UP_SECONDS`, if its account has one. */
export const NeedsStepUp = () => applyDecorators(SetMetadata(stepUp, true), ApiExtension('x-step-up', true));

@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly requireStepUp: RequireStepUp,
  ) {}

  /** @throws CodedError `second_factor.step_up_required` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (!this.reflector.getAllAndOverride<boolean | undefined>(stepUp, targets)) return true;
    const { user } = context.switchToHttp().getRequest<GuardedRequest>();
    if (!user) throw new Error('A public route asks for a second factor');
    await this.requireStepUp.execute(user.subject.sessionId);
    return true;
  }
}
