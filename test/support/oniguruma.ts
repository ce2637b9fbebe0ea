import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';

const { loadWASM, createOnigScanner, createOnigString } = oniguruma;

/** Oniguruma, the engine of Ruby and, near enough, of Logstash and Fluent Bit. */
export async function loadOniguruma(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(Uint8Array.from(readFileSync(wasm)));
}

/** What each line has for the named groups of an expression; null for a line that it does not match. */
export function matchWithOniguruma(
  expression: string,
  lines: readonly string[],
): (Readonly<Record<string, string | undefined>> | null)[] {
  const scanner = createOnigScanner([expression]);
  const names = groupNames(expression);
  const found = lines.map(line => {
    const text = createOnigString(line);
    const match = scanner.findNextMatchSync(text, 0);
    text.dispose();
    if (!match) return null;
    const groups = names.map((name, index) => {
      const { start, end, length } = match.captureIndices[index + 1]!;
      // A group that took no part stands behind the line; where the line is more than ASCII, at its end.
      const isMissing = start > line.length || (length === 0 && start === line.length && !/^[\0-\x7F]*$/.test(line));
      return [name, isMissing ? undefined : line.slice(start, end)] as const;
    });
    return Object.fromEntries(groups);
  });
  scanner.dispose();
  return found;
}

/** In their order: Oniguruma counts only those that have a name, where there is one that has. */
function groupNames(expression: string): string[] {
  return [...expression.matchAll(/\(\?<([a-z_][a-z0-9_]*)>/g)].map(([, name]) => name!);
}
