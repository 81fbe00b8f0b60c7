// The water: three layers, each two sines, drawn once. The band sets their
// height and pace through CSS; nothing is computed while they move.

import { html } from 'htm/preact';

/** Two sines repeat after this many pixels; the drawing holds two of them. */
const PERIOD = 960;
const BASE = 700;
const STEP = 12;

/** @type {{ name: string, sines: [height: number, cycles: number, shift: number][] }[]} */
const LAYERS = [
  { name: 'sea sea-1', sines: [[30, 4, 0.4], [15, 7, 2.1]] },
  { name: 'sea sea-2', sines: [[13, 5, 1.9], [7, 8, 0.3]] },
  { name: 'sea sea-3', sines: [[9, 6, 0.9], [6, 11, 2.6]] },
].map((layer) => ({ ...layer, sines: /** @type {[number, number, number][]} */ (layer.sines) }));

const PATHS = LAYERS.map(({ sines }) => wavePath(sines));

/** @param {[height: number, cycles: number, shift: number][]} sines */
function wavePath(sines) {
  const points = [];
  for (let x = 0; x <= 2 * PERIOD; x += STEP) {
    const y = sines.reduce((sum, [height, cycles, shift]) => sum + height * Math.sin((2 * Math.PI * cycles * x) / PERIOD + shift), BASE);
    points.push(`${x},${y.toFixed(1)}`);
  }
  return `M0,1400 L${points.join(' L')} L${2 * PERIOD},1400 Z`;
}

/** @param {{ layer: 0 | 1 | 2 }} props back to front */
export function Wave({ layer }) {
  return html`<div class=${LAYERS[layer].name} aria-hidden="true">
    <svg viewBox=${`0 0 ${2 * PERIOD} 1400`} preserveAspectRatio="none"><path d=${PATHS[layer]} fill="currentColor" /></svg>
  </div>`;
}
