/** Checks texts on one line that the command line gives, by the rules of the HTTP API. */
import { type FieldErrors, invalidFields } from '#errors';
import { lineFault, nameFault } from '#text';

/** A text and its greatest length in code points; a blank one is refused if it is a name. */
export interface GivenLine {
  readonly text: string | undefined;
  readonly max: number;
  readonly mayBeBlank?: boolean;
}

/**
 * @param lines by the names of the fields in the HTTP API; those without a text are not checked
 * @throws CodedError `request.invalid_fields`
 */
export function checkLines(lines: Readonly<Record<string, GivenLine>>): void {
  const faults: FieldErrors = Object.fromEntries(
    Object.entries(lines).flatMap(([field, { text, max, mayBeBlank = false }]) => {
      const found = text === undefined ? undefined : (mayBeBlank ? lineFault : nameFault)(text, max);
      return found ? [[field, [found]]] : [];
    }),
  );
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
}
