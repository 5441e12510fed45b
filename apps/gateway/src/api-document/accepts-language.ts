/** Describes the header that chooses the language of a page or a mail. */
import { ApiHeader } from '@nestjs/swagger';

export const AcceptsLanguage = (): MethodDecorator =>
  ApiHeader({
    name: 'Accept-Language',
    required: false,
    description: 'Language of the page or mail: `en` or `ru`. Default: the language of the installation',
    schema: { type: 'string' },
  });
