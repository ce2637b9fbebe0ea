import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { lineStarts, placeOf } from '../../core/base/lines.ts';
import type { Version } from '../../core/gunicorn/version.ts';
import { NEWEST, parseVersion } from '../../core/gunicorn/version.ts';
import type { Surroundings } from '../../core/language/document.ts';
import type { Files } from '../../core/language/files.ts';
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
 *
 * What lies around the config stands before it; as soon as a file or folder is named, all others are missing:
 *
 *     #| version 20.1.0
 *     #| path /srv/app/gunicorn.conf.py
 *     #| folder /var/log/gunicorn
 *     #| file /srv/app/logging.json test/fixtures/language/logging.json
 */
export interface Case {
  readonly name: string;
  /** The lines that say what lies around it, as they stand. */
  readonly around: string;
  readonly surroundings: Surroundings;
  readonly config: string;
}

const service = createLanguageService({ t: english });

export function readCases(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .split(/^(?=## )/m)
    .filter(part => part.startsWith('## '))
    .map(part => {
      const [title = '', ...lines] = part.split('\n');
      const around = lines.filter(line => line.startsWith('#| '));
      const config = lines.filter(line => !/^#(?:\||\s*\^| (?:error|warning|information|hint) )/.test(line)).join('\n');
      return {
        name: title.slice(3),
        around: around.map(line => `${line}\n`).join(''),
        surroundings: readSurroundings(around),
        config: config.trim() === '' ? '' : config,
      };
    });
}

export function problemsOf(config: string, surroundings?: Surroundings): readonly Problem[] {
  return service.problems(openDocument(config, surroundings));
}

/** The fixture at `path` must draw what the checks say; `UPDATE_GOLDENS=1` draws it anew. */
export function checkDrawn(path: string): void {
  const drawn = readCases(path).map(
    ({ name, around, config, surroundings }) =>
      `## ${name}\n${around}${draw(config, problemsOf(config, surroundings))}`,
  );
  checkGolden(path, drawn.join(''));
}

/**
 * The fixture at `fixedPath` must hold the cases of the other one that the rule mends, after every fix of it, and the fixes
 * must have worked. A rule that mends nothing has none.
 */
export function checkFixed(path: string, fixedPath: string, rule: string): void {
  const fixed = readCases(path).flatMap(({ name, around, config, surroundings }) => {
    const edits = editsOfRule(rule, problemsOf(config, surroundings));
    if (edits.length === 0) return [];
    const text = applyEdits(config, edits);
    const left = problemsOf(text, surroundings).filter(problem => problem.rule === rule && problem.fixes.length > 0);
    assert.deepEqual(left, [], `${name}: the fixed config still has a problem that can be fixed`);
    return [`## ${name}\n${around}${text}`];
  });
  checkGolden(fixedPath, fixed.length > 0 ? fixed.join('') : undefined);
}

/** One fix may mend several problems at once, and is offered at each of them. */
function editsOfRule(rule: string, problems: readonly Problem[]): Edit[] {
  const edits = problems.flatMap(problem => (problem.rule === rule ? (problem.fixes[0]?.edits ?? []) : []));
  return [...new Map(edits.map(edit => [JSON.stringify(edit), edit])).values()];
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

function readSurroundings(lines: readonly string[]): Surroundings {
  const paths = new Map<string, string | undefined>();
  let version = NEWEST;
  let path: string | undefined;
  for (const line of lines) {
    const [what, value = '', content] = line.slice(3).trim().split(/\s+/);
    if (what === 'version') version = readVersion(value);
    else if (what === 'path') path = value;
    else if (what === 'folder') paths.set(value, undefined);
    else if (what === 'file') paths.set(value, content === undefined ? '' : readFileSync(content, 'utf8'));
    else assert.fail(`"${line}" says nothing about the surroundings of a config`);
  }
  return { version, ...(path !== undefined && { path }), ...(paths.size > 0 && { files: filesOf(paths) }) };
}

function readVersion(text: string): Version {
  return parseVersion(text) ?? assert.fail(`"${text}" is no release of Gunicorn`);
}

/** A file system of a few paths, with the folders they lie in. Undefined stands for a folder. */
function filesOf(paths: ReadonlyMap<string, string | undefined>): Files {
  return {
    kind: path => {
      if (paths.has(path)) return paths.get(path) === undefined ? 'folder' : 'file';
      return [...paths.keys()].some(known => known.startsWith(`${path.replace(/\/$/, '')}/`)) ? 'folder' : 'missing';
    },
    text: path => paths.get(path),
  };
}
