import type { QuickPick, QuickPickItem } from 'vscode';
import { window } from 'vscode';

export interface Choices<Row extends QuickPickItem> {
  readonly rows: readonly Row[];
  readonly placeHolder: string;
  readonly title?: string;
}

/** Shows these choices in place of those before. Undefined when the user leaves. */
export type Choose = <Row extends QuickPickItem>(choices: Choices<Row>) => Promise<Row | undefined>;

/**
 * Lets the user choose several times in one place, which stays open in between. A list that closes before the next opens
 * gives the focus back to the page below, and where that takes it late the next list loses it, and closes.
 */
export async function chooseInTurn<Answer>(ask: (choose: Choose) => Promise<Answer>): Promise<Answer> {
  const place = window.createQuickPick();
  place.matchOnDetail = true;
  try {
    return await ask(async choices => await chooseOne(place, choices));
  } finally {
    place.dispose();
  }
}

async function chooseOne<Row extends QuickPickItem>(
  place: QuickPick<QuickPickItem>,
  { rows, placeHolder, title }: Choices<Row>,
): Promise<Row | undefined> {
  place.title = title;
  place.placeholder = placeHolder;
  place.value = '';
  place.items = rows;
  const chosen = new Promise<Row | undefined>(resolve => {
    const listening = [
      place.onDidAccept(() => end(rows.find(row => row === place.selectedItems[0]))),
      place.onDidHide(() => end(undefined)),
    ];
    function end(row: Row | undefined): void {
      for (const listener of listening) listener.dispose();
      resolve(row);
    }
  });
  place.show();
  return await chosen;
}
