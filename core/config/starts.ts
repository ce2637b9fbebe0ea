import { readCommandLine } from './command-line.ts';
import { commandReader } from './command-lines/index.ts';
import type { Layer } from './effective.ts';
import { stringSetting } from './settings.ts';
import type { Span } from '../base/spans.ts';
import type { Version } from '../gunicorn/version.ts';

/** A place in a file where Gunicorn is started, and what it is told there. */
export interface StartPlace {
  readonly path: string;
  /** The name of the program. */
  readonly at: Span;
  /** The value of `-c`; undefined without one, and then it is `gunicorn.conf.py` of the folder where it is started. */
  readonly config: string | undefined;
  /** What the same file says in `GUNICORN_CMD_ARGS`, then the command line. */
  readonly layers: readonly Layer[];
}

/** Where a file starts Gunicorn; none for files of other kinds. Never throws. */
export function startsIn(path: string, text: string, version: Version): readonly StartPlace[] {
  const commands = commandReader(path)?.(text) ?? [];
  const variables = commands.filter(({ from }) => from === 'environment');
  const shared = variables.map(({ words }): Layer => {
    return { from: 'GUNICORN_CMD_ARGS', path, settings: readCommandLine(words, version).settings };
  });
  return commands
    .filter(({ from }) => from === 'command')
    .map(({ at, words }) => {
      const { settings } = readCommandLine(words, version);
      const layers: readonly Layer[] = [...shared, { from: 'command line', path, settings }];
      const named = layers.map(layer => stringSetting(layer.settings, 'config'));
      return { path, at, config: named.findLast(name => name !== undefined), layers };
    });
}

/** Whether such a place may mean the config at `path`. Where it is started is not known, so the ends of paths must agree. */
export function mayUse({ config }: StartPlace, path: string): boolean {
  const name = (config ?? 'gunicorn.conf.py').replace(/^file:/, '').replace(/^(?:\.\/)+/, '');
  return path === name || path.endsWith(name.startsWith('/') ? name.slice(name.lastIndexOf('/')) : `/${name}`);
}
