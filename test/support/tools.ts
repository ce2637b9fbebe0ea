import { spawnSync } from 'node:child_process';

/** What a program said. `all` is standard output and standard error, in this order. */
export interface Outcome {
  readonly code: number | null;
  readonly all: string;
}

export function runTool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; input?: string } = {},
): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw error;
  return { code: status, all: stdout + stderr };
}

/** Skips a suite where a program it needs is not installed; in CI, where everything must be, it fails instead. */
export function needsTools(suite: Mocha.Context, ...commands: readonly string[]): void {
  const missing = commands.filter(command => !hasTool(command));
  if (missing.length === 0) return;
  if (process.env['CI']) throw new Error(`not installed: ${missing.join(', ')}`);
  suite.skip();
}

export function hasTool(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
