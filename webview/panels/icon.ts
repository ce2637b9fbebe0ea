/** A small drawing in the colour of the text around it. Nobody reads it out: what it is on has a label. */
export function icon(name: keyof typeof PATHS): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', PATHS[name]);
  drawing.append(path);
  return drawing;
}

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  funnel: 'M2 3h12L9.5 8.5v4.6l-3 1.4v-6z',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  forward: 'M6 3.5 10.5 8 6 12.5',
  cross: 'M4 4l8 8M12 4l-8 8',
};
