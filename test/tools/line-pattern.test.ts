import { deepEqual, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern } from '../../core/logs/line-pattern.ts';
import type { LineOracle } from '../support/line-oracle.ts';
import { startLineOracle } from '../support/line-oracle.ts';
import { readByPattern, readByReader } from '../support/line-pattern.ts';
import { madeUpRequest, readableFormat } from '../support/made-up-requests.ts';

const SEED = 20261123;

describe('the pattern of a format that nobody thought of', () => {
  let oracle: LineOracle;
  before(() => void (oracle = startLineOracle()));
  after(() => oracle.end());

  it('reads the lines of real Gunicorn as the reader does, wherever there is one way to read them', async () => {
    const seen = { lines: 0, unread: 0 };
    const property = fc.asyncProperty(
      readableFormat(),
      fc.array(madeUpRequest(), { minLength: 1, maxLength: 4 }),
      async (text, requests) => {
        const format = parseFormat(text);
        // What is padded, cut or printed as Python's repr is a text whose ends only its width tells.
        const isPlain = format.parts.every(
          ({ kind, ...part }) => kind === 'text' || ('spec' in part && isPlainSpec(part.spec)),
        );
        if (!isPlain || !linePattern(format)) return;
        for (const found of await oracle.write(text, requests)) {
          if (!found?.only || found.line.includes('\n')) continue;
          // The oracle has a character for every byte.
          const line = Buffer.from(found.line, 'latin1').toString();
          seen.lines++;
          const [ours] = readByReader(format, [line]);
          if (ours === null) seen.unread++;
          deepEqual(readByPattern(format, [line]), [ours], line);
        }
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 1000 });
    ok(seen.lines > 700 && seen.unread < seen.lines / 20, JSON.stringify(seen));
  });
});

function isPlainSpec({
  width,
  precision,
  conversion,
}: {
  width: number | null;
  precision: number | null;
  conversion: string;
}) {
  return width === null && precision === null && !'rac'.includes(conversion);
}
