/** Handles errors of verification requests, for Kafka and TCP. */
import { busAnswer } from '#auth/contract';
import { CodedError } from '#errors';
import { type ArgumentsHost, Catch, Logger, type RpcExceptionFilter } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';
import { type Observable, of, throwError } from 'rxjs';

@Catch()
export class VerificationErrors implements RpcExceptionFilter {
  private readonly logger = new Logger('Verification');

  /** Over Kafka the transport retries, or sends FAIL and a dead letter. A TCP client gets an error to retry, or FAIL. */
  catch(error: unknown, host: ArgumentsHost): Observable<unknown> {
    const rpc = host.switchToRpc();
    if (rpc.getContext<unknown>() instanceof KafkaContext) return throwError(() => error);
    if (error instanceof CodedError && error.code === 'database.unavailable') {
      return throwError(() => ({ status: 'error', message: error.publicBody }));
    }
    this.logger.error({ msg: 'A verification request failed and was answered with FAIL', err: error });
    return of(busAnswer(rpc.getData<unknown>(), undefined));
  }
}
