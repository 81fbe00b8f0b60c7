// The customer in the water, and the mood in words, length and number.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { clock } from '../format.js';
import { t } from '../words.js';
import { Wave } from './waves.js';

/**
 * @param {{ customer: import('../types.js').Customer, channel: string, began: number, trail: number[], over: boolean }} props
 */
export function CustomerInWater({ customer, channel, began, trail, over }) {
  const band = t(`band.${customer.band}`);
  return html`<section class="customer weather" data-band=${customer.band} aria-label=${t('play.customer')}>
    <div class="stage">
      <${Wave} layer=${0} />
      <div class="bob"><${Portrait} face=${customer.face} alt=${t('play.face', { name: customer.name, band: band.toLowerCase() })} /></div>
      <${Wave} layer=${1} />
      <${Wave} layer=${2} />
      ${channel === 'counter' && html`<div class="desk" aria-hidden="true"></div>`}
      <${Tag} channel=${channel} began=${began} over=${over} />
    </div>
    <div class="facts">
      <div class="who"><h2>${customer.name}</h2><p class="note">${customer.about}</p></div>
      <${Mood} band=${band} anger=${customer.mood.anger ?? 0} />
      <${Trail} trail=${trail} />
    </div>
  </section>`;
}

/**
 * The face, which turns slowly into the next: the one before stays below until
 * the new one is all there.
 * @param {{ face: string, alt: string }} props
 */
function Portrait({ face, alt }) {
  const [before, setBefore] = useState(face);
  return html`${before !== face && html`<img key=${before} class="portrait before" src=${before} alt="" width="820" height="960" />`}
    <img key=${face} class=${before === face ? 'portrait' : 'portrait turning'} src=${face} alt=${alt} width="820" height="960" onAnimationEnd=${() => setBefore(face)} />`;
}

/** @param {{ band: string, anger: number }} props */
function Mood({ band, anger }) {
  return html`<div class="mood">
    <b>${band}</b>
    <span class="bar" role="meter" aria-label=${t('play.anger')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${anger}
      aria-valuetext=${`${anger}, ${band.toLowerCase()}`}><i style=${{ transform: `scaleX(${anger / 100})` }}></i></span>
    <span>${t('play.angerIs', { n: anger })}</span>
  </div>`;
}

/** Where the conversation takes place; on the phone, for how long already. @param {{ channel: string, began: number, over: boolean }} props */
function Tag({ channel, began, over }) {
  const ticking = channel === 'phone' && !over;
  const seconds = useSeconds(began, ticking);
  return html`<span class="tag"><i></i>${t(`channel.${channel}`)}
    ${channel === 'phone' && html`<span aria-hidden="true">\u00b7 ${clock(seconds)}<span class="captions"> \u00b7 ${t('play.captions')}</span></span>`}</span>`;
}

/**
 * Whole seconds since an instant of the page's clock.
 * @param {number} began
 * @param {boolean} ticking
 */
function useSeconds(began, ticking) {
  const since = () => Math.floor((performance.now() - began) / 1000);
  const [seconds, setSeconds] = useState(since);
  useEffect(() => {
    if (!ticking) return undefined;
    setSeconds(since());
    const timer = setInterval(() => setSeconds(since()), 1000);
    return () => clearInterval(timer);
  }, [began, ticking]);
  return seconds;
}

/** The anger so far, drawn on as the conversation goes. @param {{ trail: number[] }} props */
function Trail({ trail }) {
  if (trail.length === 0) return null;
  const step = 390 / Math.max(trail.length - 1, 5);
  const points = trail.map((anger, i) => /** @type {[number, number]} */ ([5 + i * step, 52 - anger * 0.48]));
  const [x, y] = points[points.length - 1];
  return html`<figure class="trail"><figcaption class="small">${t('play.trail')}</figcaption>
    <div class="trail-ends small" aria-hidden="true"><span>${t('play.angrier')}</span><span>${t('play.calmer')}</span></div>
    <svg viewBox="0 0 400 56" preserveAspectRatio="none" role="img" aria-label=${t('play.trailSays', { figures: trail.join(', ') })}>
      <path d=${smooth(points)} /><path class="dot" d=${`M${x},${y} h0.01`} />
    </svg></figure>`;
}

/**
 * A smooth curve through points.
 * @param {[number, number][]} points
 */
function smooth(points) {
  return points.map(([x, y], i) => {
    if (i === 0) return `M${x.toFixed(1)},${y.toFixed(1)}`;
    const [fromX, fromY] = points[i - 1];
    const bend = (x - fromX) / 2;
    return `C${(fromX + bend).toFixed(1)},${fromY.toFixed(1)} ${(x - bend).toFixed(1)},${y.toFixed(1)} ${x.toFixed(1)},${y.toFixed(1)}`;
  }).join(' ');
}
