import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Rules and features see absolute paths with forward slashes, on Windows too. */
export function toPath(file: string): string {
  return resolve(file).replaceAll('\\', '/');
}

/** Undefined for what is on no disk, such as a text that was never saved. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return toPath(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}
