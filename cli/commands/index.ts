import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { backtest } from './backtest.ts';
import { check } from './check.ts';
import { format } from './format.ts';
import { generate } from './generate.ts';
import { lines } from './lines.ts';

export const COMMANDS: readonly Command[] = [analyze, lines, check, format, generate, backtest];
