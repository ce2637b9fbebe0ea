/**
 * Addresses as 16 bytes, those of version 4 as `::ffff:10.0.0.1`: a socket for both versions writes them so, and it is
 * the same client.
 */
export interface Network {
  readonly bytes: Uint8Array;
  /** How many bits of them count. */
  readonly bits: number;
}

/** `10.0.0.0/8`, `2001:db8::/32`, or a single address; null when it is none. */
export function networkOf(text: string): Network | null {
  const slash = text.indexOf('/');
  const address = new TextEncoder().encode(slash < 0 ? text : text.slice(0, slash));
  const bytes = new Uint8Array(16);
  if (!readAddress(address, 0, address.length, bytes)) return null;
  if (slash < 0) return { bytes, bits: 128 };
  const bits = text.slice(slash + 1);
  const most = address.includes(COLON) ? 128 : 32;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return null;
  return { bytes, bits: Number(bits) + 128 - most };
}

export function contains({ bytes, bits }: Network, address: Uint8Array): boolean {
  const whole = bits >> 3;
  for (let index = 0; index < whole; index++) if (bytes[index] !== address[index]) return false;
  const rest = bits & 7;
  return rest === 0 || (bytes[whole]! ^ address[whole]!) >> (8 - rest) === 0;
}

/** Reads the address in bytes[start, end) into 16 bytes; false when there is none. Allocates nothing. */
export function readAddress(bytes: Uint8Array, start: number, end: number, into: Uint8Array): boolean {
  into.fill(0);
  let hasColon = false;
  for (let index = start; index < end && !hasColon; index++) hasColon = bytes[index] === COLON;
  if (hasColon) return readGroups(bytes, start, end, into);
  into[10] = 0xff;
  into[11] = 0xff;
  return readDotted(bytes, start, end, into, 12);
}

function readDotted(bytes: Uint8Array, start: number, end: number, into: Uint8Array, at: number): boolean {
  let value = -1;
  let digits = 0;
  let part = 0;
  for (let index = start; index <= end; index++) {
    const code = index < end ? bytes[index]! : POINT;
    if (code === POINT) {
      if (digits === 0 || value > 255 || part > 3) return false;
      into[at + part++] = value;
      value = -1;
      digits = 0;
      continue;
    }
    if (code < 0x30 || code > 0x39 || ++digits > 3) return false;
    value = (value < 0 ? 0 : value * 10) + code - 0x30;
  }
  return part === 4;
}

/** `2001:db8::1`, `::ffff:10.0.0.1`. */
function readGroups(bytes: Uint8Array, start: number, end: number, into: Uint8Array): boolean {
  let filled = 0;
  /** Where `::` stands, in bytes that are filled. */
  let gap = -1;
  let index = start;
  if (bytes[index] === COLON) {
    if (bytes[index + 1] !== COLON || index + 1 >= end) return false;
    gap = 0;
    index += 2;
  }
  while (index < end) {
    if (filled >= 16) return false;
    let value = 0;
    const group = index;
    let digit = 0;
    while (index < end && (digit = hexadecimal(bytes[index]!)) >= 0) {
      if (index - group === 4) return false;
      value = value * 16 + digit;
      index++;
    }
    if (index < end && bytes[index] === POINT) {
      if (filled > 12 || !readDotted(bytes, group, end, into, filled)) return false;
      filled += 4;
      index = end;
      break;
    }
    if (index === group) return false;
    into[filled++] = value >> 8;
    into[filled++] = value & 0xff;
    if (index === end) break;
    if (bytes[index++] !== COLON) return false;
    if (index === end) return false;
    if (bytes[index] !== COLON) continue;
    if (gap >= 0) return false;
    gap = filled;
    index++;
  }
  if (gap < 0) return filled === 16;
  if (filled > 14) return false;
  // What stands behind the gap moves to the end.
  into.copyWithin(16 - (filled - gap), gap, filled);
  into.fill(0, gap, 16 - (filled - gap));
  return true;
}

function hexadecimal(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
}

const COLON = 0x3a;
const POINT = 0x2e;
