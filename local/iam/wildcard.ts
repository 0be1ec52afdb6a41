/**
 * The wildcards of policies: `*` for any run of characters, `?` for exactly one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export type Matcher = (text: string) => boolean;

/** A pattern over the whole text, as `StringLike` compares. */
export function matchText(pattern: string): Matcher {
  if (pattern === '*') return () => true;
  if (!hasWildcard(pattern)) return (text) => text === pattern;
  const expression = anchored(pattern, () => '.*', '.');
  return (text) => expression.test(text);
}

/** An action such as `dynamodb:Get*`; actions ignore case. */
export function matchAction(pattern: string): Matcher {
  const matches = matchText(pattern.toLowerCase());
  return (action) => matches(action.toLowerCase());
}

/** A resource: a wildcard stays within its segment of the ARN, except a `*` that ends the segment, which may run on. */
export function matchResource(pattern: string): Matcher {
  if (pattern === '*') return () => true;
  if (!hasWildcard(pattern)) return (resource) => resource === pattern;
  const endsSegment = (after: string): boolean => after === '' || after.startsWith(':');
  const expression = anchored(pattern, (after) => (endsSegment(after) ? '.*' : '[^:]*'), '[^:]');
  return (resource) => expression.test(resource);
}

const arnComponents = 6;

/**
 * `ArnLike` and `ArnEquals`, which are one operator: the six components are compared one by one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function matchArn(pattern: string): Matcher {
  const matchers = componentsOf(pattern).map(matchText);
  return (arn) => {
    const components = componentsOf(arn);
    return (
      components.length === matchers.length && matchers.every((matches, index) => matches(components[index] ?? ''))
    );
  };
}

function componentsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  if (parts.length <= arnComponents) return parts;
  return [...parts.slice(0, arnComponents - 1), parts.slice(arnComponents - 1).join(':')];
}

function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

function anchored(pattern: string, star: (after: string) => string, question: string): RegExp {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|]/g, (character, at: number) => {
    if (character === '*') return star(pattern.slice(at + 1));
    if (character === '?') return question;
    return `\\${character}`;
  });
  return new RegExp(`^${source}$`, 's');
}
