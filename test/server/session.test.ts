import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The messages of `docs/editors.md`, byte for byte over standard input and output, as an editor that knows no library of ours. */
describe('the session in docs/editors.md', () => {
  const page = readFileSync('docs/editors.md', 'utf8');
  const lines = [...page.matchAll(/^(-->|<--) (.+)$/gm)].map(([, way, message]) => ({ way, message: message! }));

  it('goes as it is written', async () => {
    assert.ok(lines.length > 10, 'the page has no session');
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const exited = once(server, 'exit');
    const answers = readMessages(server.stdout);
    let complaints = '';
    server.stderr.on('data', (data: Buffer) => void (complaints += data.toString()));
    try {
      for (const { way, message } of lines) {
        const said = JSON.parse(message) as { [key: string]: Json };
        if (way === '-->') {
          const content = JSON.stringify({ jsonrpc: '2.0', ...said });
          server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
          continue;
        }
        const { value: answer } = (await answers.next()) as { value: Json };
        const missing = firstMissing(said, answer);
        assert.equal(missing, undefined, `${missing} is not as in\n${message}\nbut\n${JSON.stringify(answer)}`);
      }
      assert.deepEqual(await exited, [0, null]);
      assert.equal(complaints, '');
    } finally {
      server.kill();
    }
  });

  it('names only rules and features that there are', () => {
    for (const [, id] of page.matchAll(/"code": "([\w-]+)"/g)) {
      assert.ok(readFileSync(`docs/rules/${id}.md`, 'utf8').startsWith(`# ${id}`));
    }
  });
});

async function* readMessages(stream: NodeJS.ReadableStream): AsyncGenerator<Json> {
  let waiting = '';
  // A character for each byte, as the lengths count them.
  for await (const chunk of stream.setEncoding('latin1')) {
    waiting += String(chunk);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/i.exec(waiting);
      const end = head ? head[0].length + Number(head[1]) : Infinity;
      if (!head || waiting.length < end) break;
      yield JSON.parse(Buffer.from(waiting.slice(head[0].length, end), 'latin1').toString()) as Json;
      waiting = waiting.slice(end);
    }
  }
}

/** The path of the first thing that is expected and not there; more than is expected may be. Lists must be as long. */
function firstMissing(expected: Json, found: Json | undefined, path = 'the message'): string | undefined {
  if (expected === null || typeof expected !== 'object') return expected === found ? undefined : path;
  if (found === null || typeof found !== 'object') return path;
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length)) return path;
  for (const [key, value] of Object.entries(expected)) {
    const missing = firstMissing(value, (found as { [key: string]: Json })[key], `${path}.${key}`);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
