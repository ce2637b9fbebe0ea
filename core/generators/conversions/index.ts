import type { Conversion } from './conversion.ts';
import { goaccess } from './goaccess.ts';
import { lnav } from './lnav.ts';
import { grok, regex } from './regex.ts';

export const CONVERSIONS: readonly Conversion[] = [goaccess, lnav, grok, regex];
