import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { generate } from './generate.ts';

export const COMMANDS: readonly Command[] = [analyze, generate];
