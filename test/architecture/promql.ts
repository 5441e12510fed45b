/** Metrics and labels that an expression of PromQL names. */
import { parser } from '@prometheus-io/lezer-promql';

export interface Matcher {
  readonly label: string;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

export interface NamedInQuery {
  readonly selectors: readonly Selector[];
  /** Labels of `by`, `on`, `ignoring` and the like. */
  readonly groupedBy: readonly string[];
}

/** @throws Error for an expression that is not PromQL */
export function namedIn(expression: string): NamedInQuery {
  const selectors: { metric: string; matchers: Matcher[] }[] = [];
  const groupedBy: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, node }) => {
      const text = expression.slice(from, to);
      if (node.type.isError) throw new Error(`Not PromQL at ${from}: ${expression}`);
      if (name === 'VectorSelector') selectors.push({ metric: text.split('{')[0]!.trim(), matchers: [] });
      if (name === 'UnquotedLabelMatcher') selectors.at(-1)!.matchers.push(matcherOf(text));
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') groupedBy.push(text);
    },
  });
  return { selectors, groupedBy };
}

function matcherOf(text: string): Matcher {
  const [, label, operator, value] = /^(\w+)\s*(=~|!~|!=|=)\s*(.*)$/s.exec(text)!;
  return { label: label!, operator: operator!, value: JSON.parse(value!) as string };
}
