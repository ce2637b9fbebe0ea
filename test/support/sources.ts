import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Program } from 'oxc-parser';
import { parseSync, Visitor } from 'oxc-parser';
import { globSync } from '../../scripts/files.mjs';

/** A source file, parsed. Paths are those of the repository, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
}

export interface Import {
  /** A path of the repository, or the name of a package as written. */
  readonly from: string;
  /** Nothing of it is left after compilation. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export function readSources(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap(folder => globSync(folder, /\.ts$/))
    .map(path => parseSource(path, readFileSync(path, 'utf8')));
}

export function parseSource(path: string, text: string): SourceFile {
  return { path, text, program: parseSync(path, text).program };
}

/** Every way of naming another module: import, export from, `import()`, and `import('…').Type`. */
export function importsOf({ path, text, program }: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (from: string, typeOnly: boolean, start: number) =>
    found.push({
      from: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
      typeOnly,
      line: text.slice(0, start).split('\n').length,
    });
  new Visitor({
    ImportDeclaration: ({ source, importKind, start }) => add(source.value, importKind === 'type', start),
    ExportAllDeclaration: ({ source, exportKind, start }) => add(source.value, exportKind === 'type', start),
    ExportNamedDeclaration: ({ source, exportKind, start }) => {
      if (source) add(source.value, exportKind === 'type', start);
    },
    ImportExpression: ({ source, start }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, false, start);
    },
    TSImportType: ({ source, start }) => add(source.value, true, start),
  }).visit(program);
  return found;
}
