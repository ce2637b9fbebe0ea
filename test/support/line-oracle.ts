import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A request as its client sent it and the application answered it. */
export interface MadeUpRequest {
  readonly address: string;
  readonly user: string | null;
  readonly method: string;
  readonly target: string;
  readonly protocol: string;
  readonly referrer: string | null;
  readonly agent: string | null;
  readonly forwarded: string | null;
  /** A response header. */
  readonly answer: string;
  readonly status: string | number;
  readonly sizeBytes: number;
  readonly micros: number;
  readonly seconds: number;
  readonly minutesEast: number;
  readonly pid: number;
  /** The application raised: Gunicorn then has no path. */
  readonly raised: boolean;
}

/** What Gunicorn wrote and the slow reader read; all texts hold a character for every byte. */
export interface WrittenLine {
  readonly line: string;
  /** The value of each atom as Gunicorn made it. */
  readonly written: readonly string[];
  readonly values: readonly string[] | null;
  /** There is one way to read the line. */
  readonly only: boolean;
  readonly entry: Readonly<Record<string, string | number>> | null;
}

export interface LineOracle {
  readonly write: (format: string, requests: readonly MadeUpRequest[]) => Promise<readonly (WrittenLine | null)[]>;
  readonly report: (asked: { format: string; log: string; start: number; stepSeconds: number }) => Promise<unknown>;
  readonly end: () => void;
}

/** One Python with Debian's Gunicorn for as long as it is needed. */
export function startLineOracle(): LineOracle {
  const python = spawn('/usr/bin/python3', ['-B', 'test/support/line-oracle.py'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting: { resolve: (answer: unknown) => void; reject: (problem: Error) => void }[] = [];
  let complaint = '';
  python.stderr.setEncoding('utf8').on('data', (text: string) => void (complaint += text));
  createInterface({ input: python.stdout }).on('line', line => waiting.shift()!.resolve(JSON.parse(line)));
  let hasEnded = false;
  python.on('close', () => {
    hasEnded = true;
    waiting.splice(0).forEach(({ reject }) => reject(new Error(complaint)));
  });
  // Whoever waits is told by the end of the process.
  python.stdin.on('error', () => {});

  const ask = (asked: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(new Error(complaint));
      waiting.push({ resolve, reject });
      python.stdin.write(`${JSON.stringify(asked)}\n`);
    });
  return {
    write: async (format, requests) => {
      const { lines } = (await ask({ format, requests })) as { lines: readonly (WrittenLine | null)[] };
      return lines;
    },
    report: ask,
    end: () => void python.stdin.end(),
  };
}
