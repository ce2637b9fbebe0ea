import type { Localize } from '../base/localize.ts';
import { closest } from '../base/closest.ts';
import type { Generator } from './generator.ts';

/** Why these overrides are not for this generator, as a localized sentence; null when they are fine. */
export function refuseOverrides(
  generator: Generator,
  overrides: Readonly<Record<string, string>>,
  t: Localize,
): string | null {
  for (const [name, value] of Object.entries(overrides)) {
    const option = generator.options.find(option => option.name === name);
    if (!option) return unknownOption(generator, name, t);
    if (option.accepts.test(value)) continue;
    const shown = JSON.stringify(value);
    return t('{name} cannot be {value}; an example of what it can be: {example}.', {
      name,
      value: shown,
      example: option.example,
    });
  }
  return null;
}

function unknownOption(generator: Generator, name: string, t: Localize): string {
  const names = generator.options.map(option => option.name);
  const nearest = closest(name, names);
  return nearest
    ? t('{generator} knows nothing called "{name}"; did you mean "{nearest}"?', {
        generator: generator.id,
        name,
        nearest,
      })
    : t('{generator} knows nothing called "{name}". It knows: {names}.', {
        generator: generator.id,
        name,
        names: names.join(', '),
      });
}
