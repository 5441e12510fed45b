/**
 * Finds a misspelt name in a template. Rendering finds only names that are written out: Handlebars passes an unknown name to a
 * function, or to `{{#if}}`, as undefined.
 */
import Handlebars from 'handlebars';

interface Name {
  readonly name: string;
  readonly line: number;
}

class NameCollector extends Handlebars.Visitor {
  readonly names: Name[] = [];

  override PathExpression(path: hbs.AST.PathExpression): void {
    const [name] = path.parts;
    if (!path.data && name !== undefined) this.names.push({ name, line: path.loc.start.line });
  }
}

/** @throws Error for a syntax error. @returns the first name that is neither in `known` nor a function of Handlebars */
export function unknownName(template: string, known: ReadonlySet<string>): Name | undefined {
  const collector = new NameCollector();
  collector.accept(Handlebars.parse(template));
  return collector.names.find(({ name }) => !known.has(name) && !(name in Handlebars.helpers));
}
