import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** What came in, in order, and how to end the listening. */
export interface Listener<Received> {
  readonly port: number;
  readonly received: readonly Received[];
  readonly stop: () => Promise<void>;
}

export interface Posted {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Takes JSON at every address of a free port of this machine. */
export async function listenForPosts(): Promise<Listener<Posted>> {
  const received: Posted[] = [];
  const server = createHttpServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const body = JSON.parse(text) as Posted['body'];
      received.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
      response.end('ok');
    });
  });
  return { received, ...(await listen(server)) };
}

/** Takes mails as a mail server without encryption does: just enough of RFC 5321 for one polite sender. */
export async function listenForMails(): Promise<Listener<string>> {
  const received: string[] = [];
  const server = createServer(socket => takeMails(socket, mail => received.push(mail)));
  return { received, ...(await listen(server)) };
}

function takeMails(socket: Socket, take: (mail: string) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let rest = '';
  let mail: string[] | null = null;
  say('220 listener');
  socket.on('error', () => socket.destroy());
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (mail && line === '.') {
        take(mail.join('\n'));
        mail = null;
        say('250 taken');
      } else if (mail) mail.push(line);
      else if (line.toUpperCase() === 'DATA') {
        mail = [];
        say('354 go on');
      } else if (line.toUpperCase() === 'QUIT') socket.end('221 bye\r\n');
      else say('250 ok');
    }
  });
}

async function listen(server: Server): Promise<{ port: number; stop: () => Promise<void> }> {
  const open = new Set<Socket>();
  server.on('connection', socket => open.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
