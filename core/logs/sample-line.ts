import type { Span } from '../base/spans.ts';
import type { SampleRequest } from '../gunicorn/sample-requests.ts';
import { ORDINARY_REQUEST } from '../gunicorn/sample-requests.ts';
import type { Format, Part } from './format.ts';
import { percent } from './python-percent.ts';
import { sampleValue } from './sample-values.ts';

/** A line as Gunicorn would write it, or the place of the format at which Python raises, so that there is no line. */
export type Sample = SampleLine | LostLine;

export interface SampleLine {
  readonly kind: 'line';
  readonly text: string;
  /** Where each part of the format ended up in the line. */
  readonly parts: readonly { readonly part: Part; readonly start: number; readonly end: number }[];
}

export interface LostLine {
  readonly kind: 'lost';
  /** Of the format: the first thing that Python cannot fill in. */
  readonly at: Span;
}

/** The line of a made-up request. `workerClass` is one that reads the format as Gunicorn describes it. */
export function sampleLine(format: Format, workerClass = 'sync', request: SampleRequest = ORDINARY_REQUEST): Sample {
  const problem = format.problems[0];
  let text = '';
  const parts: { part: Part; start: number; end: number }[] = [];
  for (const part of format.parts) {
    if (problem && problem.at.start <= part.at.start) break;
    const value = valueOf(part, workerClass, request);
    if (value === undefined) return { kind: 'lost', at: part.at };
    parts.push({ part, start: text.length, end: text.length + value.length });
    text += value;
  }
  return problem ? { kind: 'lost', at: problem.at } : { kind: 'line', text, parts };
}

function valueOf(part: Part, workerClass: string, request: SampleRequest): string | undefined {
  if (part.kind === 'text') return part.value;
  // Without a key Python writes the whole mapping, which is longer than anybody wants to read.
  if (part.kind === 'mapping')
    return 'sra'.includes(part.spec.conversion) ? percent(MAPPING, { ...part.spec, conversion: 's' }) : undefined;
  return percent(sampleValue(part.key, request, workerClass), part.spec);
}

const MAPPING = "{'h': …}";
