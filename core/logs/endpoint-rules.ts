/**
 * What the user says an endpoint is: `/shop/{name}/cart`. Each variable part stands for one character or more of a
 * segment, `/*` in the end for everything below. Plain data, because it is sent to workers.
 */
export interface EndpointRule {
  /** As written; this is what the report calls the endpoint. */
  readonly text: string;
  /** Of each segment the text around its variable parts: `item-{id}.html` is `['item-', '.html']`. */
  readonly segments: readonly (readonly string[])[];
  /** Ends in `/*`. */
  readonly takesRest: boolean;
}

/** Null for what is no path, or has braces that do not match or hold nothing. */
export function parseEndpoint(text: string): EndpointRule | null {
  if (!text.startsWith('/') || /[?#\s]/.test(text)) return null;
  const takesRest = text.endsWith('/*');
  const segments = (takesRest ? text.slice(0, -2) : text).split('/').map(readSegment);
  return segments.includes(null) ? null : { text, segments: segments.filter(segment => segment !== null), takesRest };
}

/** `item-{id}.html` → `['item-', '.html']`. */
function readSegment(segment: string): readonly string[] | null {
  const pieces = segment.split(/\{[\w-]+\}/);
  // Between two variable parts there must be something that tells where one ends.
  if (pieces.slice(1, -1).includes('')) return null;
  return pieces.some(piece => /[{}*]/.test(piece)) ? null : pieces;
}

/** The first of the rules that a path fits. */
export function endpointOf(rules: readonly EndpointRule[], path: string): EndpointRule | undefined {
  const segments = path.split('/');
  return rules.find(rule => {
    const fits = rule.takesRest ? segments.length > rule.segments.length : segments.length === rule.segments.length;
    return fits && rule.segments.every((pieces, index) => isLike(segments[index]!, pieces));
  });
}

/** Goes once from left to right: what is between variable parts is looked for at the first place where it can be. */
function isLike(segment: string, pieces: readonly string[]): boolean {
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return segment === first;
  if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = segment.indexOf(piece, at + 1);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return segment.length - last.length > at;
}
