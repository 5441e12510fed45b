/** The list of all mail templates, for their preview. */
import { type Language, languages } from '#errors';
import { exampleParameters, type MailTemplate, subjects, type TemplateFault } from '#mail-queue';
import type { HtmlPage } from '../page/page.js';
import { readTemplate } from '../page/template.js';
import { type MailTexts, mailTexts } from './mail-texts.js';

interface Row {
  readonly name: string;
  readonly subject: string;
  readonly links: readonly {
    readonly language: Language;
    readonly subject: string;
    readonly label: string;
  }[];
}

const render = readTemplate<{
  readonly templates: readonly Row[];
  readonly faults: readonly TemplateFault[];
  readonly texts: MailTexts;
}>(new URL('./templates-page.hbs', import.meta.url));

/** @param faults of the files in `MAIL_TEMPLATES_FOLDER` */
export function templatesPage(faults: readonly TemplateFault[], language: Language): HtmlPage {
  const texts = mailTexts[language];
  const templates = (Object.keys(exampleParameters) as MailTemplate[]).map((name) => ({
    name,
    subject: subjects[name][language],
    links: languages.map((of) => ({
      language: of,
      subject: `${texts.languages[of]}: ${subjects[name][of]}`,
      label: texts.languages[of],
    })),
  }));
  return { language, title: texts.templates, content: render({ templates, faults, texts }), isWide: true };
}
