import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { lineStarts, placeOf } from '../../core/base/lines.ts';
import { openDocument } from '../../core/language/document.ts';
import type { Edit, Problem } from '../../core/language/rule.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { checkGolden } from './golden.ts';

/**
 * One config with what the checks say drawn under it. A fixture holds several, each under a line `## sentence`:
 *
 *     access_log_format = '%(h)s %(Q)s'
 *     #                            ^ warning unknown-atom: Gunicorn has no atom "Q" …  fix: Use %(q)s
 *
 * Where a problem begins in the first column, the number sign itself is the first caret.
 */
export interface Case {
  readonly name: string;
  readonly config: string;
  readonly drawn: string;
}

const service = createLanguageService({ t: english });

export function readCases(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .split(/^(?=## )/m)
    .filter(part => part.startsWith('## '))
    .map(part => {
      const [title = '', ...lines] = part.split('\n');
      const config = lines.filter(line => !/^#\s*\^/.test(line)).join('\n');
      return { name: title.slice(3), config: config.trim() === '' ? '' : config, drawn: part };
    });
}

export function problemsOf(config: string): readonly Problem[] {
  return service.problems(openDocument(config));
}

/** The fixture at `path` must draw what the checks say; `UPDATE_GOLDENS=1` draws it anew. */
export function checkDrawn(path: string): void {
  const cases = readCases(path);
  checkGolden(path, cases.map(({ name, config }) => `## ${name}\n${draw(config, problemsOf(config))}`).join(''));
}

/** The fixture at `fixedPath` must be the other one after every fix of the rule, and the fixes must have worked. */
export function checkFixed(path: string, fixedPath: string, rule: string): void {
  const fixed = readCases(path).map(({ name, config }) => {
    const edits = problemsOf(config).flatMap(problem => (problem.rule === rule ? (problem.fixes[0]?.edits ?? []) : []));
    const text = applyEdits(config, edits);
    const left = problemsOf(text).filter(problem => problem.rule === rule && problem.fixes.length > 0);
    assert.deepEqual(left, [], `${name}: the fixed config still has a problem that can be fixed`);
    return `## ${name}\n${text}`;
  });
  checkGolden(fixedPath, fixed.join(''));
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.at.start - one.at.start)
    .reduce((changed, { at, text: added }) => changed.slice(0, at.start) + added + changed.slice(at.end), text);
}

function draw(config: string, problems: readonly Problem[]): string {
  const starts = lineStarts(config);
  return config
    .split('\n')
    .flatMap((line, index) => {
      const below = problems.filter(({ at }) => placeOf(starts, at.start).line === index);
      return [line].concat(below.map(problem => drawProblem(problem, starts, line)));
    })
    .join('\n');
}

function drawProblem({ at, severity, rule, message, fixes }: Problem, starts: readonly number[], line: string): string {
  const { line: index, column } = placeOf(starts, at.start);
  const width = Math.max(1, Math.min(at.end - starts[index]!, line.length) - column);
  const carets = column === 0 ? `#${'^'.repeat(width - 1)}` : `#${' '.repeat(column - 1)}${'^'.repeat(width)}`;
  const fix = fixes.map(({ title }) => `  fix: ${title}`).join('');
  return `${carets} ${severity} ${rule}: ${message}${fix}`;
}
