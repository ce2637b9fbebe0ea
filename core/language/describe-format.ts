import type { Atom } from '../gunicorn/atoms.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { ORDINARY_REQUEST, SAMPLE_REQUESTS } from '../gunicorn/sample-requests.ts';
import type { WorkerClass } from '../gunicorn/worker-classes.ts';
import { workerClassByName } from '../gunicorn/worker-classes.ts';
import type { AtomPart, Format } from '../logs/format.ts';
import { percent } from '../logs/python-percent.ts';
import type { Sample } from '../logs/sample-line.ts';
import { sampleLine } from '../logs/sample-line.ts';
import { sampleValue } from '../logs/sample-values.ts';
import { formatReaders, hasOwnLogger } from './dialect.ts';
import type { ConfigDocument } from './document.ts';
import { possibleValues } from './document.ts';

/** Who writes lines in a format. */
export interface Writer {
  /** A worker class that reads the format as Gunicorn describes it, by its short name. */
  readonly workerClass: string;
  /** One of Gunicorn's own loggers; another may know further atoms. */
  readonly isOwnLogger: boolean;
}

/** Gunicorn as it comes. */
export const GUNICORN: Writer = { workerClass: 'sync', isOwnLogger: true };

/** What a format makes of requests: a line each, and what stands in the columns. */
export interface FormatDescription {
  readonly format: Format;
  readonly writer: Writer;
  /** What becomes of each sample request, the ordinary one first. */
  readonly samples: readonly [Sample, ...Sample[]];
  /** One for each atom, in the order of the format. */
  readonly columns: readonly FormatColumn[];
}

export interface FormatColumn {
  readonly part: AtomPart;
  /** As it is written: `%(D)s`. */
  readonly text: string;
  /** What Gunicorn knows about it; undefined when it has no such atom. */
  readonly atom: Atom | undefined;
  /** What the ordinary request has there; undefined when Python cannot write it so. */
  readonly example: string | undefined;
}

export function describeFormat(format: Format, writer: Writer = GUNICORN): FormatDescription {
  const { workerClass } = writer;
  const [ordinary, ...others] = SAMPLE_REQUESTS;
  const sampleOf = (request: typeof ORDINARY_REQUEST) => sampleLine(format, workerClass, request);
  return {
    format,
    writer,
    samples: [sampleOf(ordinary!), ...others.map(sampleOf)],
    columns: format.parts.flatMap(part => (part.kind === 'atom' ? [columnOf(part, format, workerClass)] : [])),
  };
}

function columnOf(part: AtomPart, { text }: Format, workerClass: string): FormatColumn {
  return {
    part,
    text: text.slice(part.at.start, part.at.end),
    atom: atomByKey(part.key),
    example: percent(sampleValue(part.key, ORDINARY_REQUEST, workerClass), part.spec),
  };
}

/** Who will write the lines of a config. */
export function writerOf(document: ConfigDocument): Writer {
  return {
    workerClass: formatReaders(document)[0]?.name ?? GUNICORN.workerClass,
    isOwnLogger: hasOwnLogger(document),
  };
}

/** The worker class of a config that certainly does something else with the format; undefined when none does. */
export function otherReader(document: ConfigDocument): WorkerClass | undefined {
  const rows = possibleValues(document, 'worker_class').map(value =>
    value.kind === 'string' ? workerClassByName(value.value) : undefined,
  );
  return rows.every(row => row && row.format !== 'gunicorn') ? rows[0] : undefined;
}
