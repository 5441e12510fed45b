/** Replaces built-in templates by those of `MAIL_TEMPLATES_FOLDER`. A template that cannot be used is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '#errors';
import { Logger } from '@nestjs/common';
import type { MailTemplate } from '../outbox/outbox-mail.entity.js';
import type { MailParameters } from '../outbox/sealed-parameters.js';
import { exampleCode, exampleParameters } from './example-parameters.js';
import {
  builtInTemplates,
  type MailKind,
  type MailLook,
  MailTemplates,
  type RenderedMail,
  type TemplateSources,
} from './mail-templates.js';
import { functionNames } from './template-functions.js';
import { unknownName } from './unknown-name.js';

export interface TemplateFault {
  /** Path of the file or the folder. */
  readonly path: string;
  readonly reason: string;
}

export interface LoadedTemplates {
  readonly templates: MailTemplates;
  /** Names of the files in use. */
  readonly replaced: readonly string[];
  readonly faults: readonly TemplateFault[];
}

const kinds = (Object.keys(exampleParameters) as MailTemplate[]).flatMap((template) =>
  languages.map((language) => ({ template, language })),
);

/** Whether other templates use the file. */
const isFrame = (file: string) => /^(?:layout|button)\./.test(file);

const isPartOf = ({ template, language }: MailKind, file: string) =>
  file.startsWith(`${template}.${language}.`);

/** @param folder undefined without `MAIL_TEMPLATES_FOLDER` */
export function loadTemplates(folder: string | undefined, look: MailLook): LoadedTemplates {
  const faults: TemplateFault[] = [];
  const replaced: string[] = [];
  let sources = builtInTemplates;
  for (const file of folder === undefined ? [] : listedFiles(folder, faults)) {
    const path = join(folder!, file);
    try {
      sources = withTemplate(sources, file, path, look);
      replaced.push(file);
    } catch (error) {
      faults.push({ path, reason: reasonOf(error as Error) });
    }
  }
  return { templates: new MailTemplates(look, sources), replaced, faults };
}

/** Loads the templates and logs which files are used, and one warning for each that is not. */
export function reportedTemplates(folder: string | undefined, look: MailLook): MailTemplates {
  const logger = new Logger('Mail');
  const { templates, replaced, faults } = loadTemplates(folder, look);
  if (replaced.length > 0) logger.log(`Mail templates from ${folder}: ${replaced.join(', ')}`);
  for (const { path, reason } of faults) {
    logger.warn(`${path} is not used for mails: ${reason}. The built-in template is used instead`);
  }
  return templates;
}

/** The layout and the button first: all other templates are checked with those in use. */
function listedFiles(folder: string, faults: TemplateFault[]): string[] {
  try {
    // Kubernetes keeps files of its own in mounted folders, whose names begin with a dot.
    const files = readdirSync(folder).filter((file) => !file.startsWith('.'));
    return [...files.filter(isFrame), ...files.filter((file) => !isFrame(file)).toSorted()];
  } catch (error) {
    faults.push({ path: folder, reason: reasonOf(error as Error) });
    return [];
  }
}

/** @throws Error for a file that is no template, cannot be read, or cannot be rendered with the example parameters */
function withTemplate(sources: TemplateSources, file: string, path: string, look: MailLook): TemplateSources {
  if (!sources.has(file)) throw new Error('no template has this name');
  const source = readFileSync(path, 'utf8');
  const changed = new Map(sources).set(file, source);
  const templates = new MailTemplates(look, changed);
  for (const kind of kinds.filter((kind) => isFrame(file) || isPartOf(kind, file))) {
    const examples = exampleParameters[kind.template];
    if (!isFrame(file)) checkNames(source, examples);
    for (const parameters of examples) checkLink(templates.render(kind, parameters), parameters);
  }
  return changed;
}

function checkNames(source: string, examples: readonly MailParameters[]): void {
  const known = new Set([...examples.flatMap(Object.keys), ...functionNames, 'frame']);
  const unknown = unknownName(source, known);
  if (unknown) throw new Error(`"${unknown.name}" in line ${unknown.line} is unknown`);
}

function checkLink({ html, text }: RenderedMail, parameters: MailParameters): void {
  const isLinked = Object.values(parameters).some((value) => value.includes(exampleCode));
  if (isLinked && !(html.includes(exampleCode) && text.includes(exampleCode))) {
    throw new Error('the link of the mail is missing');
  }
}

/** One line. */
function reasonOf(error: Error & { readonly code?: unknown }): string {
  if (typeof error.code === 'string') return `it cannot be read (${error.code})`;
  const [first = ''] = error.message.split('\n');
  return first
    .replace(/:$/, '')
    .replace(/ not defined in \[object Object\] - (\d+):\d+$/, ' in line $1 is unknown');
}
