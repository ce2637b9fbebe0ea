import type { Localize } from '../base/localize.ts';
import { countRead, detectFormat } from '../logs/detect-format.ts';
import { inEnvelope, textKeysOf } from '../logs/envelope.ts';
import type { Format } from '../logs/format.ts';
import { parseFormat } from '../logs/format.ts';
import { DEFAULT_FORMAT } from '../logs/known-formats.ts';
import { prefixOf } from '../logs/line-prefixes.ts';
import type { ReportFormat } from './report.ts';

export interface ChosenFormat {
  readonly format: Format;
  readonly from: ReportFormat['from'];
  /** Localized: what was assumed, and why. */
  readonly notes: readonly string[];
  /** Localized: what the lines look like, for when they are not in the format; null when they look like nothing known. */
  readonly looksLike: () => string | null;
}

/** The `access_log_format` and who said so. */
export interface NamedFormat {
  readonly text: string;
  readonly from: 'option' | 'config';
}

/** Whether a log begins with lines in the format that somebody named, or, without one, in any that is known. */
export function isInFormat(named: NamedFormat | null, head: Uint8Array, t: Localize): boolean {
  const lines = linesOf(head);
  // A folder may hold hundreds of logs, and nearly all of them show it in their first lines.
  return areInFormat(named, lines.slice(0, FIRST_LINES), t) || areInFormat(named, lines, t);
}

const FIRST_LINES = 10;

/** Any of them. */
function areInFormat(named: NamedFormat | null, lines: readonly Uint8Array[], t: Localize): boolean {
  if (!named) return detectFormat(lines, t) !== null;
  const format = parseFormat(named.text.trim());
  return byOwnLogger(named, format, lines, t) !== null || countRead(behindPrefix(format, lines, t).format, lines) > 0;
}

/** The format that somebody named, or the known one that the beginnings of the logs look like. */
export function chooseFormat(named: NamedFormat | null, heads: readonly Uint8Array[], t: Localize): ChosenFormat {
  const lines = heads.flatMap(linesOf).slice(0, MOST_LINES);
  const detect = () => detectFormat(lines, t);
  const looksLike = () => detect()?.reason ?? null;
  if (!named) {
    const { format, assumed } = detect() ?? { format: parseFormat(DEFAULT_FORMAT), assumed: [] };
    return { format, from: 'content', notes: assumed, looksLike };
  }
  // Gunicorn strips the setting before it uses it.
  const format = parseFormat(named.text.trim());
  const [problem] = format.problems;
  if (!problem)
    return byOwnLogger(named, format, lines, t) ?? { ...behindPrefix(format, lines, t), from: named.from, looksLike };
  const part = format.text.slice(problem.at.start, problem.at.end);
  const note = t('Gunicorn cannot write lines in this format: Python fails at "{part}".', { part });
  return { format, from: named.from, notes: [note], looksLike };
}

/**
 * A logger of the application's own, named by `logger_class`, writes what it likes whatever the config's format says.
 * Null where the lines are in that format, or nobody's.
 */
function byOwnLogger(
  named: NamedFormat,
  format: Format,
  lines: readonly Uint8Array[],
  t: Localize,
): ChosenFormat | null {
  if (named.from !== 'config' || countRead(behindPrefix(format, lines, t).format, lines) > 0) return null;
  const detected = detectFormat(lines, t);
  if (!detected?.format.keys) return null;
  const note = t('The lines are not in the format of the config. {reason}', { reason: detected.reason });
  return {
    format: detected.format,
    from: 'content',
    notes: [note, ...detected.assumed],
    looksLike: () => detected.reason,
  };
}

/**
 * The format itself, or behind what a collector of logs has put in front of the lines. A user may hold blanks, so the
 * format alone may read such lines too, with the wrong client.
 */
function behindPrefix(
  format: Format,
  lines: readonly Uint8Array[],
  t: Localize,
): Pick<ChosenFormat, 'format' | 'notes'> {
  const inJson = insideJson(format, lines);
  if (inJson) {
    const key = inJson.envelope!;
    return { format: inJson, notes: [t('The lines are read in the JSON around them, under {key}.', { key })] };
  }
  const prefix = prefixOf(lines);
  const prefixed = prefix && parseFormat(prefix.text + format.text);
  const read = prefixed ? countRead(prefixed, lines) : 0;
  if (!prefixed || read === 0 || read < countRead(format, lines)) return { format, notes: [] };
  return { format: prefixed, notes: [t('The lines are read behind {prefix}.', { prefix: t(prefix.says) })] };
}

/** The format in JSON, where the lines are read so and not otherwise. */
function insideJson(format: Format, lines: readonly Uint8Array[]): Format | null {
  if (format.envelope !== undefined || countRead(format, lines) > 0) return null;
  const formats = textKeysOf(lines).map(key => parseFormat(inEnvelope({ key, inner: format.text })));
  const read = formats.map(each => countRead(each, lines));
  const most = Math.max(0, ...read);
  return most > 0 ? formats[read.indexOf(most)]! : null;
}

const MOST_LINES = 500;

/** The lines of a part of a log, of which the last is cut. */
export function linesOf(head: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; lines.length < MOST_LINES;) {
    const end = head.indexOf(LINE_BREAK, start);
    // The last line of a head is cut; it counts only where it is all there is.
    if (end < 0) return lines.length === 0 && start < head.length ? [head.subarray(start)] : lines;
    lines.push(head.subarray(start, head[end - 1] === CARRIAGE_RETURN ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}

const LINE_BREAK = 0x0a;
const CARRIAGE_RETURN = 0x0d;
