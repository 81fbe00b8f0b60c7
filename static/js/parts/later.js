// A screen whose script is loaded when it is first wanted: what trainees never
// see costs them nothing.

import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { NotYet } from './load.js';
import { Top } from './top.js';

/**
 * @param {() => Promise<any>} load gives the screen's component
 */
export function later(load) {
  /** @type {any} */
  let screen = null;
  return function Later(/** @type {any} */ props) {
    const [error, setError] = useState(/** @type {{ code: string, message: string } | null} */ (null));
    const [, redraw] = useState(0);
    const begin = () => {
      setError(null);
      load().then((loaded) => { screen = loaded; redraw(1); }, () => setError({ code: 'offline', message: '' }));
    };
    useEffect(() => { if (!screen) begin(); }, []);
    return screen ? html`<${screen} ...${props} />` : html`<${Top} /><main id="main" class="wrap"><${NotYet} error=${error} again=${begin} /></main>`;
  };
}
