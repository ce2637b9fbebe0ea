import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { check } from './check.ts';
import { generate } from './generate.ts';

export const COMMANDS: readonly Command[] = [analyze, check, generate];
