import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { check } from './check.ts';
import { format } from './format.ts';
import { generate } from './generate.ts';

export const COMMANDS: readonly Command[] = [analyze, check, format, generate];
