import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readSources } from './support/sources.ts';

/** The parts of package.json that name something which lives elsewhere. */
interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly { id: string; configuration: string }[];
    readonly grammars: readonly { language?: string; scopeName: string; path: string }[];
    readonly commands: readonly { command: string; title: string; category?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string }[]>>;
    readonly keybindings: readonly { command: string; key: string; mac: string; when: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { default: unknown }>> };
  };
}

const manifest = read('package.json') as Manifest;
const sentences = read('package.nls.json') as Readonly<Record<string, string>>;
const { contributes } = manifest;

describe('the manifest', () => {
  it('shows the main job in the palette as exactly "Analyze Gunicorn Log"', () => {
    const main = contributes.commands.find(({ command }) => command === 'gunicorn.analyzeLog');
    assert.equal(sentences[main?.title.slice(1, -1) ?? ''], 'Analyze Gunicorn Log');
    assert.equal(main?.category, undefined);
  });

  it('gives every other command the category "Gunicorn"', () => {
    for (const { command, category } of contributes.commands) {
      if (command !== 'gunicorn.analyzeLog') assert.equal(category, 'Gunicorn', command);
    }
  });

  it('puts only commands that exist into menus', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    for (const { command } of Object.values(contributes.menus).flat()) assert.ok(commands.has(command), command);
  });

  it('binds keys for commands that exist, and only where a log has the keyboard', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    for (const { command, key, mac, when } of contributes.keybindings) {
      assert.ok(commands.has(command), command);
      assert.match(when, /^editorTextFocus && editorLangId =~ /);
      // Those without Ctrl and Cmd are VS Code's own: its next problem, its next change.
      assert.match(key, /^ctrl\+(?:shift\+)?f8$/);
      assert.equal(mac, key.replace('ctrl', 'cmd'));
    }
  });

  it('has a grammar for each of its languages, and each grammar is the file that it says', () => {
    for (const { id, configuration } of contributes.languages) {
      assert.ok(existsSync(configuration), configuration);
      assert.ok(
        contributes.grammars.some(({ language }) => language === id),
        id,
      );
    }
    for (const { scopeName, path } of contributes.grammars) {
      assert.equal((read(path) as { scopeName: string }).scopeName, scopeName, path);
    }
  });

  it('offers the preferences that are read, and no other', () => {
    const text = readSources(['client']).find(({ path }) => path === 'client/preferences.ts')?.text ?? '';
    const asked = [...text.matchAll(/settings\.get<unknown>\('(\w+)'\)/g)].map(match => `gunicorn.${match[1]}`);
    // The server asks the editor itself.
    const server = readSources(['server']).flatMap(({ text }) =>
      Array.from(text.matchAll(/section: '(gunicorn\.\w+)'/g), match => match[1]!),
    );
    // Some are asked for by both.
    const sections = [...new Set([...asked, ...server])];
    assert.deepEqual(Object.keys(contributes.configuration.properties).toSorted(), sections.toSorted());
  });

  it('wakes the extension for panels of the view type that it registers', () => {
    const text = readSources(['client']).find(({ path }) => path === 'client/dashboard/view-type.ts')?.text ?? '';
    const view = /VIEW_TYPE = '([^']+)'/.exec(text)?.[1];
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${view}`), view);
  });

  it('names files that the build makes or that are there', () => {
    const made = new Set(
      [...readFileSync('scripts/build.mjs', 'utf8').matchAll(/'(dist\/[\w.-]+)'/g)].map(([, path]) => path),
    );
    for (const path of [manifest.main.replace(/^\.\//, ''), ...Object.values(manifest.bin)])
      assert.ok(made.has(path), path);
    assert.ok(existsSync(manifest.icon));
  });

  it('wakes the extension for nothing that every window has', () => {
    for (const event of manifest.activationEvents) assert.doesNotMatch(event, /^(?:\*|onStartupFinished)$/);
  });
});

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
