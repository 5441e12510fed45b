/** The question of `people import` about a file that is not UTF-8. */
import { Question, QuestionSet } from 'nest-commander';

export interface EncodingAnswer {
  readonly isReadable: boolean;
}

@QuestionSet({ name: 'import-encoding' })
export class EncodingQuestions {
  @Question({ type: 'confirm', name: 'isReadable', message: 'Is this text readable?', default: false })
  parseAnswer(isReadable: boolean): boolean {
    return isReadable;
  }
}
