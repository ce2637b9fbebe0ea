// Numbers that look random and are the same for the same seed, and the distributions that logs are made of.

/**
 * @typedef {ReturnType<typeof createRandom>} Random
 * @param {number} seed
 */
export function createRandom(seed) {
  const next = sfc32(seed);
  /** From 0 to 1. */
  const share = () => next() / 2 ** 32;
  /** A whole number from 0 to below the limit. */
  const below = (/** @type {number} */ limit) => Math.floor(share() * limit);
  /** @type {<Item>(items: readonly Item[]) => Item} */
  const pick = items => /** @type {any} */ (items[below(items.length)]);
  const hex = (/** @type {number} */ digits) => {
    let text = '';
    while (text.length < digits) text += next().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  };
  /** Around 0, most of them within 1. */
  const normal = () => {
    for (;;) {
      const [x, y] = [share() * 2 - 1, share() * 2 - 1];
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  };
  /** Gives indices as often as their weights say, each in the same time. */
  const weighted = (/** @type {readonly number[]} */ weights) => {
    const { own, other } = aliasTable(weights);
    return () => {
      const index = below(weights.length);
      return share() < (own[index] ?? 1) ? index : (other[index] ?? index);
    };
  };
  /** Gives indices of which the first are met far more often than the last, as with everything that people ask for. */
  const zipf = (/** @type {number} */ count, /** @type {number} */ slope) =>
    weighted(Array.from({ length: count }, (_, index) => (index + 2.5) ** -slope));
  return { share, below, pick, hex, normal, weighted, zipf };
}

/** @param {number} seed */
function sfc32(seed) {
  let [a, b, c, counter] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  // The first numbers still resemble the seed.
  for (let skipped = 0; skipped < 20; skipped++) next();
  return next;
}

/** Walker's method: each index shares its place with one other. @param {readonly number[]} weights */
function aliasTable(weights) {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const rest = weights.map(weight => (weight * weights.length) / sum);
  const own = rest.map(() => 1);
  const other = rest.map((_, index) => index);
  const small = other.filter(index => (rest[index] ?? 0) < 1);
  const large = other.filter(index => (rest[index] ?? 0) >= 1);
  for (let poor = small.pop(), rich = large.pop(); poor !== undefined && rich !== undefined; poor = small.pop()) {
    own[poor] = rest[poor] ?? 1;
    other[poor] = rich;
    rest[rich] = (rest[rich] ?? 0) + (rest[poor] ?? 0) - 1;
    if ((rest[rich] ?? 0) >= 1) continue;
    small.push(rich);
    rich = large.pop();
  }
  return { own, other };
}
