import { nameInKey } from './atoms.ts';

/** Headers whose value lets whoever reads it act in the name of the client. In lower case. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'api-key',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'x-session-token',
  'x-forwarded-access-token',
  'x-amz-security-token',
  'x-vault-token',
  'x-gitlab-token',
  'private-token',
  'x-csrf-token',
  'x-xsrf-token',
]);

/** Words in the names of parameters in a URL whose value lets whoever reads it act in the name of the client. */
export const SECRET_WORDS: readonly string[] = [
  'token',
  'password',
  'passwd',
  'pwd',
  'secret',
  'credential',
  'signature',
  'sig',
  'apikey',
  'api_key',
  'access_key',
  'auth',
  'authorization',
  'session',
  'sessionid',
  'sid',
  'jwt',
];

/** The header whose secret an atom writes: `authorization` for `{Authorization}i` and for `{HTTP_AUTHORIZATION}e`. */
export function secretHeader(key: string): string | undefined {
  const named = nameInKey(key);
  if (!named) return undefined;
  const header = named.suffix === 'e' ? /^http_(.*)$/.exec(named.name)?.[1]?.replaceAll('_', '-') : named.name;
  return header !== undefined && SECRET_HEADERS.has(header) ? header : undefined;
}
