/** The question of `sessions end --everybody`. */
import { Question, QuestionSet } from 'nest-commander';

export interface EverybodyAnswer {
  readonly word: string;
}

@QuestionSet({ name: 'everybody' })
export class EverybodyQuestions {
  @Question({
    type: 'input',
    name: 'word',
    message: 'All users are logged out and have to log in again. Type "everybody" to confirm:',
  })
  parseWord(word: string): string {
    return word.trim();
  }
}
