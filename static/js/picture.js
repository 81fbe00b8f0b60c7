// The picture of a finished conversation, drawn as SVG and turned into PNG in
// the browser: nothing is sent anywhere.

const WIDTH = 1200;
const HEIGHT = 630;
const SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";
const SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const INK = '#1b2430';
const QUIET = '#525d6b';

/** How high the water goes. @type {Record<string, number>} */
const SWELL = { calm: 5, settling: 10, tense: 18, angry: 26, furious: 34 };

/**
 * @param {{ house: string, title: string, headline: string, scores: { name: string, value: string }[], foot: string, band: string }} what
 * @returns {string} an SVG document
 */
export function drawing({ house, title, headline, scores, foot, band }) {
  const large = wrap(headline, 38);
  const lines = large.length > 2 ? wrap(headline, 48) : large;
  const size = large.length > 2 ? 46 : 58;
  const swell = SWELL[band] ?? 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#f7f3ec"/>
    ${wave(500, swell, 300, '#8fb6b8')}${wave(530, swell * 0.7, 240, '#5a8d94')}${wave(562, swell * 0.5, 200, '#2f6069')}
    ${text(house, 72, 84, 26, QUIET, SERIF)}${text(title, WIDTH - 72, 84, 24, QUIET, SANS, 'end')}
    ${lines.map((line, i) => text(line, 72, 168 + i * size * 1.15, size, INK, SERIF)).join('')}
    ${scores.map(({ name, value }, i) => figure(name, value, 72 + i * 272)).join('')}
    ${text(foot, 72, HEIGHT - 28, 22, '#ffffff', SANS)}
  </svg>`;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {number} x
 */
function figure(name, value, x) {
  return text(value, x, 394, 72, INK, SERIF) + text(name, x + 2, 432, 24, QUIET, SANS);
}

/**
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} fill
 * @param {string} font
 */
function text(words, x, y, size, fill, font, anchor = 'start') {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-family="${font}" text-anchor="${anchor}">${escape(words)}</text>`;
}

/**
 * @param {number} y
 * @param {number} swell
 * @param {number} length
 * @param {string} fill
 */
function wave(y, swell, length, fill) {
  let path = `M0,${y}`;
  for (let x = 0; x < WIDTH + length; x += length) path += ` q${length / 4},${-swell} ${length / 2},0 t${length / 2},0`;
  return `<path d="${path} V${HEIGHT} H0 Z" fill="${fill}"/>`;
}

/**
 * Lines of at most so many characters, three of them at most.
 * @param {string} words
 * @param {number} most
 */
function wrap(words, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(' ')) {
    const last = lines.length - 1;
    if (last >= 0 && `${lines[last]} ${word}`.length <= most) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 3);
}

/** @param {string} words */
function escape(words) {
  return words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function asPNG(svg) {
  const image = new Image(WIDTH, HEIGHT);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new Error('the picture could not be made')); }, 'image/png');
  });
}
