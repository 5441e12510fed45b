/** Measures verifications of tokens on one entry point, cheaply enough for every request. */
import { isExposed } from './exposed-apps.js';
import { counter, histogram, type LabelsOf } from './instruments.js';

type Labels = LabelsOf<'gatehouse_verification_duration_seconds'>;
export type EntryPoint = Labels['entry_point'];
/** `cache`: the memory of the process. */
export type VerificationSource = Labels['source'];

export class VerificationMeter {
  private readonly accepted;
  private readonly refused;
  private readonly durations;

  constructor(entry_point: EntryPoint) {
    this.accepted = counter('gatehouse_verifications_total', { entry_point, outcome: 'accepted' });
    this.refused = counter('gatehouse_verifications_total', { entry_point, outcome: 'refused' });
    this.durations = {
      cache: histogram('gatehouse_verification_duration_seconds', { entry_point, source: 'cache' }),
      database: histogram('gatehouse_verification_duration_seconds', { entry_point, source: 'database' }),
    };
  }

  /** @returns the moment for `end` */
  begin(): number {
    return isExposed() ? performance.now() : 0;
  }

  /** @param begun of `begin` */
  end(begun: number, source: VerificationSource, isAccepted: boolean): void {
    if (!isExposed()) return;
    this.durations[source].observe((performance.now() - begun) / 1000);
    if (isAccepted) this.accepted.add();
    else this.refused.add();
  }
}
