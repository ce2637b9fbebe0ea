/**
 * A sentence for a notification. VS Code makes a link of `[text](address)` in it, also one that runs a command, and the
 * name of a file may look so; our sentences never do.
 */
export function plain(sentence: string): string {
  return sentence.replaceAll('](', '] (');
}
