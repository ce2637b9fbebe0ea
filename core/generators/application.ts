import type { Facts, Option } from './generator.ts';
import { knownText } from './known.ts';

/** A module and the name of the application in it, as on Gunicorn's command line; factories and their arguments too. */
const APPLICATION = /^[\p{L}_][\p{L}\p{N}_.]{0,200}(?::[\p{L}_][^\p{Cc}\p{Cs}\u2028\u2029]{0,200})?$/u;

export const APPLICATION_OPTION: Option = {
  name: 'wsgi_app',
  says: 'The application, as on the command line of Gunicorn.',
  accepts: APPLICATION,
  example: 'shop.wsgi:application',
};

/** The application that Gunicorn is to run; what was guessed is added to `assumed`. */
export function application(facts: Facts, assumed: string[]): string {
  const known = knownText(facts, 'wsgi_app');
  if (known.kind === 'text' && APPLICATION.test(known.text)) return known.text;
  const usual = 'app:app';
  assumed.push(facts.t('Nothing names the application; assumed {application}.', { application: usual }));
  return usual;
}
