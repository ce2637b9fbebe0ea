/**
 * VS Code takes the focus from what has it in a page when it shows a choice or a dialog, and gives it back to the page as
 * a whole. Whoever walks by keyboard would begin at the top again, so what had it gets it back.
 */
export function keepFocus(): void {
  let last: EventTarget | null = null;
  addEventListener('focusin', ({ target }) => (last = target));
  // Whoever points at something wants to be there.
  addEventListener('pointerdown', () => (last = null), { capture: true });
  addEventListener('focus', () => {
    if (document.activeElement !== document.body || !(last instanceof HTMLElement)) return;
    last.focus({ preventScroll: true });
  });
}
