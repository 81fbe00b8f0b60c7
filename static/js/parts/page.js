// A page: its title, and the focus moved to its heading when it appears.

import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { path } from '../route.js';
import { t } from '../words.js';

/** @param {string | undefined} title */
export function useTitle(title) {
  useEffect(() => {
    document.title = title ? `${title} \u00b7 ${t('app.name')}` : t('app.name');
  }, [title]);
}

let moved = false;
const first = path.peek();
path.subscribe((now) => { moved ||= now !== first; });

/**
 * The heading of a page. It takes the focus when the page has changed, so that
 * a screen reader says where one is; not on the first load.
 * @param {{ children?: any, title?: string, class?: string }} props
 */
export function Heading({ children, title, class: name }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useTitle(title);
  useEffect(() => {
    if (moved) heading.current?.focus({ preventScroll: true });
  }, []);
  return html`<h1 ref=${heading} tabindex="-1" class=${name}>${children}</h1>`;
}

export function Waiting() {
  return html`<main id="main" class="wrap"><p class="waiting" role="status">${t('app.waiting')}</p></main>`;
}
