import type { ParseArgsConfig } from 'node:util';
import type { Localize } from '../core/base/localize.ts';

/** One word of the command line: `gunicorn-logs <id> …`. */
export interface Command {
  /** Also the file name in `commands/`. */
  readonly id: string;
  /** What follows the id in the help: `LOG... [--config FILE]`. */
  readonly usage: string;
  /** One English sentence for the help; localized by whoever prints it. */
  readonly says: string;
  /** What `node:util`'s parseArgs may find. Anything else is refused with exit code 2. */
  readonly options: Readonly<Record<string, Option>>;
  /** Resolves to the exit code: 0 done, 1 problems found, 2 could not do it. */
  readonly run: (args: Arguments, io: Io) => Promise<number>;
}

export type Option = NonNullable<ParseArgsConfig['options']>[string] & {
  /** The name of the value in the help, such as `FILE`; none for a flag. */
  readonly value?: string;
  /** One English sentence for the help. */
  readonly says: string;
};

export interface Arguments {
  readonly files: readonly string[];
  /** By option name. An option that may be repeated is always a list. */
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

export interface Io {
  /** The result, and nothing else. Resolves when the text was handed on; a closed pipe is not an error. */
  readonly out: (text: string) => Promise<void>;
  /** One line about progress, a warning or a failure, on standard error; the line break is added. */
  readonly note: (sentence: string) => void;
  readonly t: Localize;
  /** The language of `t`, as `<html lang>` has it, and its sentences by the English ones. */
  readonly language: string;
  readonly sentences: Readonly<Record<string, unknown>>;
  /** Whether standard output is a terminal that shows colours. */
  readonly colors: boolean;
  /** Width of the terminal in columns; 100 when standard output is none. */
  readonly columns: number;
}

/** The text of an option that takes a value and was given. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** All texts of an option that may be repeated. */
export function textOptions({ values }: Arguments, name: string): readonly string[] {
  const value = values[name];
  return (Array.isArray(value) ? value : []).filter(text => typeof text === 'string');
}

/** Undefined when it was not given, null when it is no such number. */
export function readCount(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}
