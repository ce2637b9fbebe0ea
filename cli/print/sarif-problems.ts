import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Localize } from '../../core/base/localize.ts';
import type { Span } from '../../core/base/spans.ts';
import { rulePageUrl } from '../../core/language/rule-page.ts';
import type { Fix, Problem, Severity } from '../../core/language/rule.ts';
import { RULES } from '../../core/language/rules/index.ts';
import type { Checked, Range } from './checked.ts';
import { rangesIn } from './checked.ts';

/** The exchange format for results of static analysis, SARIF 2.1.0: one run, its rules, and a result a problem. */
export function sarifProblems(checked: readonly Checked[], { t }: { readonly t: Localize }): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gunicorn-logs', informationUri: HOME, rules: RULES.map(rule => describe(rule, t)) } },
        columnKind: 'utf16CodeUnits',
        results: checked.flatMap(({ file, text, problems }) => {
          const rangeOf = rangesIn(text);
          return problems.map(problem => resultOf(problem, file, rangeOf));
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const HOME = 'https://github.com/gunicorn-logs/gunicorn-logs';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function describe({ id, says, explains, severity }: (typeof RULES)[number], t: Localize) {
  return {
    id,
    shortDescription: { text: t(says) },
    help: { text: explains, markdown: explains },
    helpUri: rulePageUrl(id, undefined),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(problem: Problem, file: string, rangeOf: (at: Span) => Range) {
  const { rule, severity, at, message, related, fixes } = problem;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: placeIn(file, rangeOf(at)) }],
    // Offsets into another file cannot be counted here, so the file alone is named.
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        physicalLocation: placeIn(other.path ?? file, other.path === undefined ? rangeOf(other.at) : undefined),
        message: { text: other.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(fix => fixOf(fix, file, rangeOf)) }),
  };
}

function placeIn(file: string, range: Range | undefined) {
  return { artifactLocation: { uri: uriOf(file) }, ...(range && { region: regionOf(range) }) };
}

function regionOf({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fixOf({ title, edits }: Fix, file: string, rangeOf: (at: Span) => Range) {
  const replacements = edits.map(({ at, text }) => ({
    deletedRegion: regionOf(rangeOf(at)),
    insertedContent: { text },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }],
  };
}

/** Paths below the folder stay relative, so that the log means the same on another machine. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
