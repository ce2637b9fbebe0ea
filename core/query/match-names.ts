import { endpointOf, parseEndpoint } from '../logs/endpoint-rules.ts';
import { createTemplater } from '../logs/path-template.ts';
import type { RequestKind } from '../logs/request-kinds.ts';
import { isProbeAgent, isProbePath, isStaticPath } from '../logs/request-kinds.ts';
import { readAgent } from '../logs/user-agents.ts';
import { mayCountAs } from '../logs/varying-words.ts';
import type { TextMatch } from './match-text.ts';

/** Matches of what the report names, but no line says in so many words. */

/**
 * Paths whose endpoint fits, by what their own looks name. Where a whole endpoint is wanted, a name in it may also have
 * been learned from a path's siblings, or be the user's own.
 */
export function endpointFitting(matches: TextMatch, whole: string | null): TextMatch {
  const templater = createTemplater();
  const decoder = new TextDecoder();
  const decode = (bytes: Uint8Array, start: number, end: number) => decoder.decode(bytes.subarray(start, end));
  const isLearned = whole !== null && LEARNED.test(whole);
  const rule = whole !== null && OWN.test(whole) ? parseEndpoint(whole) : null;
  return (bytes, start, end) => {
    const length = templater.write(bytes, start, end);
    return (
      matches(templater.template, 0, length) ||
      (isLearned && mayCountAs(decode(templater.template, 0, length), whole)) ||
      (rule !== null && endpointOf([rule], decode(bytes, start, end)) !== undefined)
    );
  };
}

const LEARNED = /\{(?:slug|name)\}/;
/** A name that is given nowhere but in a rule, or everything below. */
const OWN = /\{(?!(?:id|date|uuid|ulid|hash|token|slug|name)\})[\w-]+\}|\/\*$/;

/** User agents whose program fits. */
export function programFitting(matches: TextMatch): TextMatch {
  return remembering(header => {
    const family = new TextEncoder().encode(readAgent(header).family);
    return matches(family, 0, family.length);
  });
}

/** By the texts of a row that tell the kind of a request. */
type KindMatch = Readonly<Partial<Record<'path' | 'userAgent', TextMatch>>>;

/** How the kind of a request shows: any of these says that it is one. */
export function kindMatch(kind: RequestKind): KindMatch {
  switch (kind) {
    case 'bot':
      return { userAgent: remembering(header => readAgent(header).bot) };
    case 'probe':
      return {
        path: remembering(isProbePath),
        userAgent: remembering(header => isProbeAgent(readAgent(header).family)),
      };
    case 'static':
    default:
      return { path: isStaticPath };
  }
}

/** The answer for a text that was asked about before is not worked out again. */
function remembering(matches: (text: string) => boolean): TextMatch {
  const decoder = new TextDecoder();
  const known = new Map<string, boolean>();
  return (bytes, start, end) => {
    const text = decoder.decode(bytes.subarray(start, end));
    let answer = known.get(text);
    if (answer !== undefined) return answer;
    answer = matches(text);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(text, answer);
    return answer;
  };
}

const MOST_KNOWN = 4096;
