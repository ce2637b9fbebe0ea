import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';

export const COMMANDS: readonly Command[] = [analyze];
