import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Binding } from '../config/bindings.ts';
import { settingByName } from '../gunicorn/settings/index.ts';
import type { Section } from '../gunicorn/setting.ts';
import type { ConfigDocument } from './document.ts';

/** Settings that stand together and belong to one section of Gunicorn's manual. */
export interface SymbolGroup {
  readonly section: Section;
  /** From the first to the last of them. */
  readonly at: Span;
  readonly settings: readonly SettingSymbol[];
}

export interface SettingSymbol {
  readonly name: string;
  readonly kind: 'setting' | 'hook';
  /** What it is set to, as it is written; the beginning of it where that is long. */
  readonly detail: string;
  /** The whole statement. */
  readonly at: Span;
  readonly nameAt: Span;
}

/** The outline of a config. Helpers of the file's own are left to whoever knows Python. */
export function symbolsOf({ module, text }: ConfigDocument): readonly SymbolGroup[] {
  const groups: { section: Section; at: Span; settings: SettingSymbol[] }[] = [];
  for (const binding of module.bindings) {
    const setting = settingByName(binding.name);
    if (!setting) continue;
    const symbol = symbolOf(binding, setting.kind === 'hook', text);
    const last = groups.at(-1);
    if (last?.section === setting.section && last.at.end <= symbol.at.start) {
      last.settings.push(symbol);
      last.at = span(last.at.start, symbol.at.end);
    } else groups.push({ section: setting.section, at: symbol.at, settings: [symbol] });
  }
  return groups;
}

function symbolOf({ name, how, statementAt, nameAt, valueAt }: Binding, isHook: boolean, text: string): SettingSymbol {
  const [firstLine = ''] = text
    .slice(valueAt.start, Math.min(valueAt.end, valueAt.start + LONGEST + 1))
    .split(/[\r\n]/);
  const isWhole = firstLine.length === valueAt.end - valueAt.start;
  const detail = how !== 'assignment' ? '' : isWhole ? firstLine : `${firstLine.slice(0, LONGEST)}…`;
  return { name, kind: isHook ? 'hook' : 'setting', detail, at: statementAt, nameAt };
}

const LONGEST = 40;
