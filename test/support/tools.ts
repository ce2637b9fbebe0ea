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

/** Fails a suite where a program it needs is not installed, and names it: what was not compared has not been shown. */
export function needsTools(...commands: readonly string[]): void {
  const missing = commands.filter(command => !hasTool(command));
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
}

/** The same for modules of the Python that Debian's Gunicorn runs in. */
export function needsPython(...modules: readonly string[]): void {
  const missing = modules.filter(module => spawnSync('/usr/bin/python3', ['-c', `import ${module}`]).status !== 0);
  if (missing.length > 0) throw new Error(`not installed for /usr/bin/python3: ${missing.join(', ')}`);
}

export function hasTool(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
