import type { FilterText } from '../core/analysis/filter.ts';
import type { Arguments, Option } from './command.ts';
import { textOption } from './command.ts';

/** Which requests a command is about. */
export const FILTER_OPTIONS: Readonly<Record<'where' | 'since' | 'until', Option>> = {
  where: {
    type: 'string',
    value: 'QUERY',
    says: "Which requests to count, such as 'status>=500 path:/api/* -agent~bot'. docs/query.md has all of it.",
  },
  since: {
    type: 'string',
    value: 'TIME',
    says: 'Only requests from then on: 2026-05-01T14:00, 14:05 on the last day of the log, or -2h before its end.',
  },
  until: { type: 'string', value: 'TIME', says: 'Only requests before then.' },
};

export function filterText(args: Arguments): FilterText {
  const [where, since, until] = ['where', 'since', 'until'].map(name => textOption(args, name));
  return {
    ...(where !== undefined && { where }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
