import { deepEqual, doesNotMatch, equal } from 'node:assert/strict';
import { plain } from '../../client/plain-message.ts';
import { readSources } from '../support/sources.ts';

/** What VS Code takes for a link in a notification. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i;

describe('notifications', () => {
  it('have no links, whatever a file is called', () => {
    for (const name of ['[x](command:workbench.action.quit).log', '[a]([b](command:c))', '[x](https://evil.example)']) {
      doesNotMatch(plain(`${name} was saved.`), LINK);
    }
  });

  it('say the rest as it is', () => equal(plain('access.log (1) [old] was saved.'), 'access.log (1) [old] was saved.'));

  it('are plain wherever they say more than a sentence of ours', () => {
    const calls = readSources(['client']).flatMap(({ path, text }) =>
      Array.from(text.matchAll(/\.show(?:Error|Warning|Information)Message\(\s*([^\n]*)/g), ([, said]) => ({
        path,
        said,
      })),
    );
    deepEqual(
      calls.filter(({ said }) => !isPlain(said!)),
      [],
    );
  });
});

const isPlain = (said: string) => said.startsWith('plain(') || /^l10n\.t\('[^'{]*'\)/.test(said);
