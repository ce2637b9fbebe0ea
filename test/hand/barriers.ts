import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What keeps people from using the dashboard, a line each. */
export async function barriers(dashboard: Frame): Promise<string[]> {
  // Evaluated by the debugger, so the page's content security policy has no say.
  await dashboard.evaluate(axe.source);
  return dashboard.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  });
}
