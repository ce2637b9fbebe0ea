import { equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../core/analysis/report.ts';
import { EXPORT_TABLES } from '../../core/export/tables.ts';
import { GENERATORS } from '../../core/generators/index.ts';

/** What clients send so that others obey it: terminals, browsers, readers of Markdown and tables, shells, templates. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</script><svg/onload=alert(1)>',
  '[x](javascript:alert(1)) `code` **bold** <!-- | -->',
  '\u001B[31mred\u001B[0m\u001B]0;title\u0007',
  '\u202Egnp.exe\u2066\u200F',
  '=HYPERLINK("http://evil.example/")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '$(touch owned) `touch owned` ; touch owned',
  '{{ $value }} {{ template "x" }} %{x} ${x}',
  "it's \\\\ '''\"\"\" ",
  `long${'x'.repeat(1_000_000)}`,
];
const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';

/** As Gunicorn writes it: a quotation mark gets a backslash, all else stays. */
const logged = (text: string) => text.replaceAll('"', '\\"');

describe('a log full of what clients send to be obeyed', () => {
  let folder: string;
  let log: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    log = join(folder, 'access.log');
    const lines = HOSTILE.flatMap((text, index) =>
      Array.from({ length: 30 - index }, (_, minute) => {
        const time = `17/Nov/2026:13:${String(minute).padStart(2, '0')}:20 +0000`;
        const word = logged(text);
        const path = word.slice(0, 1000).replaceAll(' ', '+');
        const agent = minute === 0 ? word : word.slice(0, 1000);
        const status = minute % 3 === 0 ? 500 : 200;
        return `10.0.0.${index} - ${path.slice(0, 50)} [${time}] "GET /${path} HTTP/1.1" ${status} 5 "${word.slice(0, 1000)}" "${agent}" ${900 * index}`;
      }),
    );
    writeFileSync(
      join(folder, 'gunicorn.conf.py'),
      `access_log_format = '${FORMAT}'\naccesslog = 'access.log'\nworkers = 3\n`,
    );
    writeFileSync(
      log,
      `${lines.join('\n')}
no line: ${HOSTILE.slice(0, -1).join(' ')}
`,
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  function typed(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'dist/cli.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { status, stdout, stderr };
  }
  const question = () => [log, '--access-log-format', FORMAT];

  it('is read, whatever it is made of', () => {
    const { status, stdout } = typed('analyze', ...question(), '--output', 'json', '--top', '100');
    equal(status, 0);
    const { requests, lines, paths } = JSON.parse(stdout) as Report;
    equal(requests, lines.total - 1);
    for (const text of HOSTILE.slice(0, 4)) {
      ok(
        paths!.some(({ path }) => path === `/${logged(text).replaceAll(' ', '+').split('?')[0]}`),
        text,
      );
    }
  });

  for (const args of [['analyze'], ['lines'], ['backtest']]) {
    it(`makes a terminal do nothing, printed by ${args.join(' ')}`, () => {
      const { stdout, stderr } = typed(...args, ...question());
      ok(stdout.length > 500);
      ok(stdout.length < 5_000_000, String(stdout.length));
      for (const printed of [stdout, stderr]) equal(OBEYED_BY_TERMINALS.exec(printed)?.[0], undefined);
    });
  }

  it('is text in Markdown', () => {
    const { stdout } = typed('analyze', ...question(), '--output', 'markdown');
    equal(OBEYED_BY_TERMINALS.exec(stdout)?.[0], undefined);
    const withoutCode = stdout.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, 'CODE');
    for (const piece of ['<img', '<script', '<svg', '](', '<!--']) ok(!withoutCode.includes(piece), withoutCode);
    ok(stdout.length < 500_000, String(stdout.length));
  });

  for (const { id } of EXPORT_TABLES) {
    it(`begins no formula in the table ${id}`, () => {
      const { status, stdout, stderr } = typed('analyze', ...question(), '--output', 'csv', '--table', id);
      // A log without an error log has nothing to say of it.
      if (status !== 0) return ok(/tell nothing/.test(stderr), stderr);
      const cells = stdout.split('\r\n').flatMap(row => row.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
      ok(cells.length > 1);
      for (const cell of cells) ok(!/^"?[=+@\t]|^"?-\D/.test(cell), cell.slice(0, 100));
    });
  }

  it('is data in a page of HTML', () => {
    const { stdout } = typed('analyze', ...question(), '--output', 'html');
    const scripts = stdout.match(/<script/gi) ?? [];
    const empty = join(folder, 'empty.log');
    writeFileSync(empty, '');
    const plain = typed('analyze', empty, '--access-log-format', FORMAT, '--output', 'html').stdout;
    equal(scripts.length, (plain.match(/<script/gi) ?? []).length);
    for (const piece of ['<img', '<svg/']) ok(!stdout.includes(piece), piece);
  });

  for (const { id } of GENERATORS) {
    it(`reaches no snippet: ${id}`, () => {
      const { stdout, stderr } = typed('generate', id, '--log', log, '--config', 'gunicorn.conf.py');
      for (const printed of [stdout, stderr]) {
        equal(OBEYED_BY_TERMINALS.exec(printed)?.[0], undefined);
        for (const piece of ['touch owned', '<script', 'javascript:', 'HYPERLINK'])
          ok(!printed.includes(piece), printed);
      }
      ok(stdout.length > 0 && stdout.length < 200_000, String(stdout.length));
    });
  }
});

/** All control and format characters but the line break and, between columns, nothing else. */
const OBEYED_BY_TERMINALS = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
