/** What may be said of an element: everything but markup, since whatever is shown may come from a log. */
type Properties<Name extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Name], 'innerHTML' | 'outerHTML' | 'style' | 'dataset' | 'classList' | 'children'>
>;

/** An element with its properties and content; texts become text nodes. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties<Name> = {},
  ...content: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content.filter(part => part !== null));
  return made;
}

/** Replaces what is in a node; null leaves nothing behind. */
export function fill(node: Element, ...content: readonly (Node | string | null)[]): void {
  node.replaceChildren(...content.filter(part => part !== null));
}

/** Sets a text only when it is another one, so that nothing is announced or redrawn twice. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
