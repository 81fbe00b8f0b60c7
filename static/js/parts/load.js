// Loading what a screen shows, and telling when that fails.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../api.js';
import { t } from '../words.js';
import { Failure, shown } from './notice.js';

/**
 * The answer of a GET; undefined while it is on its way.
 * @param {string} address
 * @returns {{ data: any, error: ReturnType<typeof shown> | null, again: () => void, setData: (data: any) => void }}
 */
export function useLoaded(address) {
  const [data, setData] = useState(/** @type {any} */ (undefined));
  const [error, setError] = useState(/** @type {ReturnType<typeof shown> | null} */ (null));
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    setError(null);
    get(address).then(
      (answer) => { if (current) setData(answer); },
      (failure) => { if (current) setError(shown(failure)); },
    );
    return () => { current = false; };
  }, [address, round]);
  return { data, error, setData, again: () => setRound(round + 1) };
}

/** In place of what is not there yet, or did not come. @param {{ error: ReturnType<typeof shown> | null, again: () => void }} props */
export function NotYet({ error, again }) {
  if (!error) return html`<p class="waiting" role="status">${t('app.waiting')}</p>`;
  return html`<${Failure} error=${error} action=${html`<button type="button" class="ghost" onClick=${again}>${t('app.retry')}</button>`} />`;
}
